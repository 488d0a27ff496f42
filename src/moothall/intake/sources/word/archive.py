"""The parts of a Word file: a zip of XML, opened with care, for anyone may have made it."""

import io
import posixpath
import zipfile
import zlib
from typing import Final

from lxml import etree

from moothall.intake.sources.unreadable import LIMITS, Limits, UnreadablePack, too_large

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = f"{{{MAIN}}}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCUMENT_TYPES = ("wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml")
_DAMAGED = "this Word file is damaged ({}); ask for it again, or open it in Word and save it anew"


class Archive:
    """A Word file's parts by what they are to the document: `styles`, `numbering`, `footnotes`, headers, footers."""

    def __init__(self, data: bytes, limits: Limits = LIMITS) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise UnreadablePack(_DAMAGED.format("its archive cannot be opened")) from error
        self._left = limits.unpacked_bytes
        self._most = limits.unpacked_bytes
        self._main = self._main_part()
        self._linked: dict[str, tuple[str, bool]] = {}
        self._related = self._relations()

    def document(self) -> etree._Element:
        """The document itself. Raises UnreadablePack where there is none, or it is damaged."""
        return self._part(self._main)

    def related(self, kind: str) -> list[etree._Element]:
        """The parts that stand to the document as `kind`; those that are missing are passed over."""
        names = dict.fromkeys(name for found, name in self._related if found == kind)
        return [self._part(name) for name in names if name in self._zip.NameToInfo]

    def linked(self, name: str) -> tuple[str, bool]:
        """Where a relation of the document leads, by its id, and whether that is outside of the file."""
        return self._linked.get(name, ("", False))

    def data(self, name: str) -> bytes:
        """A part as it is, nothing where there is none. Raises UnreadablePack for a broken one."""
        return self._bytes(name) if name in self._zip.NameToInfo else b""

    def _main_part(self) -> str:
        types = self._bytes("[Content_Types].xml") if "[Content_Types].xml" in self._zip.NameToInfo else b""
        for override in parsed(types).iter() if types else ():
            if str(override.get("ContentType", "")).endswith(_DOCUMENT_TYPES):
                return str(override.get("PartName", "")).lstrip("/")
        raise UnreadablePack("this is a zip archive or another Office file, not a Word document")

    def _relations(self) -> list[tuple[str, str]]:
        folder, name = posixpath.split(self._main)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._zip.NameToInfo:
            return []
        found = list(self._part(path).iter(_RELATIONS))
        for one in found:
            target, outside = str(one.get("Target", "")), one.get("TargetMode") == "External"
            self._linked[str(one.get("Id", ""))] = (target if outside else _resolved(folder, target), outside)
        return [
            (str(one.get("Type", "")).rpartition("/")[2], _resolved(folder, str(one.get("Target", ""))))
            for one in found
        ]

    def _part(self, name: str) -> etree._Element:
        return parsed(self._bytes(name))

    def _bytes(self, name: str) -> bytes:
        """A part unpacked; what a zip says of its sizes is not believed."""
        try:
            with self._zip.open(name) as packed:
                data = packed.read(self._left + 1)
        except (KeyError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise UnreadablePack(_DAMAGED.format("a part of it is missing or broken")) from error
        except (RuntimeError, NotImplementedError) as error:
            raise UnreadablePack("this Word file is locked with a password; ask for one without") from error
        self._left -= len(data)
        if self._left < 0:
            raise too_large("it unpacks to very much more than its size", f"{self._most // 2**20:,} MB")
        return data


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


def parsed(data: bytes) -> etree._Element:
    """XML without entities, network or document type: none of them belongs into a Word file."""
    if _STRICT in data:
        data = data.replace(_STRICT, MAIN.encode())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadablePack(_DAMAGED.format("its XML cannot be read")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadablePack("this Word file declares XML entities, which none should; it is not opened")
    return root
