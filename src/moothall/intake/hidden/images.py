"""Pictures: where and with what they were taken, and other words in the file."""

import io
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from moothall.facts.findings import Finding
from moothall.intake.hidden.kinds import found, of_property
from moothall.intake.sources.unreadable import UnreadablePack

_MOST_PIXELS = 100_000_000
_FORMS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
_HARMLESS = {"Orientation", "XResolution", "YResolution", "ResolutionUnit", "ExifOffset", "YCbCrPositioning"}
_NAMES = ("Artist", "Copyright", "HostComputer", "XPAuthor", "CameraOwnerName", "BodySerialNumber")
_WORDS = ("comment", "Comment", "Author", "Software", "Description", "Title", "Source", "XML:com.adobe.xmp", "xmp")


def search(data: bytes) -> Iterator[Finding]:
    """What a picture's file says beside the picture. Raises UnreadablePack for what is no picture."""
    image = opened(data)
    exif = image.getexif()
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        yield found("location", "the picture’s data")
    tags = {**dict(exif), **exif.get_ifd(ExifTags.IFD.Exif)}
    told = {ExifTags.TAGS.get(tag, str(tag)): str(value) for tag, value in tags.items()}
    for name, value in told.items():
        finding = of_property("the picture’s data", name, value, names_someone=True) if name in _NAMES else None
        yield from (finding,) if finding else ()
    if set(told) - {*_HARMLESS, *_NAMES, "GPSInfo", "ColorSpace", "ExifImageWidth", "ExifImageHeight"}:
        yield found("camera", "the picture’s data", told.get("Model", "") or told.get("Software", ""))
    for name in _WORDS:
        words = image.info.get(name)
        if words:
            finding = of_property("the picture’s data", name, _text(words), names_someone=name == "Author")
            yield from (finding,) if finding else ()


def clean(data: bytes) -> bytes:
    """The picture alone, upright, in the same format. Raises UnreadablePack for what is no picture."""
    image = opened(data)
    form = image.format or "PNG"
    profile = image.info.get("icc_profile")
    turned = image.getexif().get(ExifTags.Base.Orientation, 1) != 1
    upright = ImageOps.exif_transpose(image) if turned else image
    target = io.BytesIO()
    with_profile = {"icc_profile": profile} if profile else {}
    if form == "JPEG":
        quality: dict[str, object] = {"quality": 95} if turned else {"quality": "keep"}
        upright.save(target, form, exif=b"", comment=b"", **quality, **with_profile)
        return target.getvalue()
    bare = upright.copy()
    bare.info = {key: value for key, value in bare.info.items() if key in ("transparency", "background", "dpi")}
    bare.save(target, form, **with_profile)
    return target.getvalue()


def opened(data: bytes) -> Image.Image:
    """A picture with its data, of a size that is no trap. Raises UnreadablePack."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=_FORMS)
        if image.width * image.height > _MOST_PIXELS:
            raise UnreadablePack("the picture is too large: more than 100 million points; make it smaller")
        image.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadablePack("this is no picture that can be read; save it as JPEG or PNG") from error
    return image


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
