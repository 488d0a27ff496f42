"""A picture that an author puts into a report: looked at, and kept without what else the file says.

To be called in a process of its own (`workers`): what decodes pictures is no place for trust.
"""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from moothall.workers import Refused

FORMS = {"PNG": "png", "JPEG": "jpeg"}
MOST_PIXELS = 40_000_000
LONGEST = 3000
"""Pixels along the longer side: more than a printed page can show."""


def clean_picture(data: bytes) -> tuple[bytes, str]:
    """The picture drawn anew, upright and without metadata (place, camera, author), and `png` or `jpeg`.

    Raises Refused, with words for the author, when the file is no such picture or has too many pixels.
    """
    try:
        picture = Image.open(io.BytesIO(data), formats=tuple(FORMS))
        form = FORMS[str(picture.format)]
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused(f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels. Make it smaller.")
        picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused("The file is no picture that can be shown: use PNG or JPEG.") from error
    return _drawn(picture, form), form


def _drawn(picture: Image.Image, form: str) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST, LONGEST))
    plain = _plain(upright, form)
    target = io.BytesIO()
    plain.save(
        target, format="PNG" if form == "png" else "JPEG", optimize=True, **({} if form == "png" else {"quality": 90})
    )
    return target.getvalue()


def _plain(picture: Image.Image, form: str) -> Image.Image:
    """The pixels alone, in a mode that every reader shows."""
    mode = (
        "RGBA" if form == "png" and (picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info) else "RGB"
    )
    converted = picture.convert(mode)
    fresh = Image.new(mode, converted.size)
    fresh.paste(converted)
    return fresh
