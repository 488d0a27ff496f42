"""Photographs of people: that a file is a picture, and the picture small and without what a camera adds to it."""

import io
import warnings

from PIL import Image, ImageOps

from moothall.workers import Refused

WIDEST, HIGHEST = 600, 800
_FORMS = ("JPEG", "PNG", "WEBP")
_MOST_POINTS = 50_000_000


class NoPhotographError(Refused):
    """A file that cannot be used as a photograph; the message says why."""


def portrait(data: bytes) -> bytes:
    """A picture as JPEG, upright, at most 600 by 800 points, without metadata (place, time, camera).

    Raises NoPhotographError for what is no JPEG, PNG or WebP picture, is broken, or has too many points.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _small(data)
    except NoPhotographError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NoPhotographError("it has too many points") from error
    except Exception as error:  # a broken file makes a decoder raise whatever it likes
        raise NoPhotographError("it is no picture in JPEG, PNG or WebP form") from error


def _small(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=_FORMS) as opened:
        if opened.width * opened.height > _MOST_POINTS:
            raise NoPhotographError("it has too many points")
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    upright.thumbnail((WIDEST, HIGHEST))
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()
