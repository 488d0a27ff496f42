"""Front-end assets: what is fetched becomes what the site and the typesetter use."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from moothall.web.components import assets


def test_gov_uk_styles_lose_the_typeface_and_the_crest_that_are_not_ours() -> None:
    theirs = (
        ".a{font-family:GDS Transport,arial,sans-serif}/*! Copyright */@font-face{font-family:GDS Transport;"
        "src:url(/assets/fonts/light.woff2)}.b{background:url(/assets/images/govuk-crest.svg)}"
    )
    assert assets.own_typeface(theirs) == (
        '.a{font-family:"Atkinson Hyperlegible Next",arial,sans-serif}.b{background:none}'
    )


def test_a_missing_package_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(assets.AssetsMissing, match=r"govuk-frontend.min.css is missing; run `npm ci`"):
        assets.prepare(tmp_path / "node_modules", tmp_path / "build")


def test_the_lock_file_names_no_address() -> None:
    locked = (assets.ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in locked
    assert '"integrity"' in locked


@pytest.fixture
def fetched() -> Path:
    node_modules = assets.ROOT / "node_modules"
    if not (node_modules / "govuk-frontend").is_dir():
        pytest.skip("the front-end packages have not been fetched (./test does)")
    return node_modules


def test_what_is_fetched_is_prepared_once(fetched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    (tmp_path / "node_modules").symlink_to(fetched)
    monkeypatch.setattr(assets, "fetch", lambda root: None)
    assert assets.set_up(tmp_path)
    assert not assets.set_up(tmp_path)
    (tmp_path / "package-lock.json").write_text("{ }", encoding="utf-8")
    assert assets.set_up(tmp_path)


def test_nothing_in_the_styles_is_loaded_from_elsewhere(fetched: Path, tmp_path: Path) -> None:
    assets.prepare(fetched, tmp_path)
    styles = (tmp_path / "static" / "govuk-frontend.css").read_text(encoding="utf-8")
    assert "url(" not in styles
    assert "GDS Transport" not in styles
    assert {path.suffix for path in (tmp_path / "static" / "fonts").iterdir()} == {".woff2"}


def test_the_typesetter_gets_a_whole_font(fetched: Path, tmp_path: Path) -> None:
    assets.prepare(fetched, tmp_path)
    fonts = sorted((tmp_path / "fonts").iterdir())
    assert [font.suffix for font in fonts] == [".ttf"] * 4
    for path in fonts:
        font = TTFont(path)
        assert font["name"].getDebugName(1) == assets.FAMILY
        assert {ord(letter) for letter in "Aéß£–’•€Łž"} <= set(font.getBestCmap())


def test_own_styles_name_only_fonts_that_are_prepared() -> None:
    styles = (Path(assets.__file__).parent / "static" / "moothall" / "moothall.css").read_text(encoding="utf-8")
    named = {part.split('"')[0] for part in styles.split('url("../fonts/')[1:]}
    prepared = {f"atkinson-hyperlegible-next-{part}-{style}.woff2" for part in assets.RANGES for style in assets.STYLES}
    assert named <= prepared
