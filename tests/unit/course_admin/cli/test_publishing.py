"""What export, slides and present print, and what they write."""


def test_export_writes(course, tmp_path):
    result = course("export", "--student", str(tmp_path / "student"))
    assert result.exit_code == 0
    assert (tmp_path / "student" / "README.md").is_file()
    again = course("export", "--student", str(tmp_path / "student"))
    assert again.exit_code == 2
    assert "not an empty folder" in again.output


def test_slides_writes_decks_and_says_where(course, tmp_path):
    result = course("slides", "--output", str(tmp_path / "decks"))
    assert result.exit_code == 0
    assert "1 lessons written as slides." in result.output
    assert [p.name for p in (tmp_path / "decks").iterdir()] == ["00_doubling.html"]


def test_slides_without_chromium_writes_nothing(course, tmp_path, monkeypatch):
    monkeypatch.setattr("course_admin.publishing.slides.shutil.which", lambda name: None)
    result = course("slides", "--pdf", "--output", str(tmp_path / "decks"))
    assert result.exit_code == 2
    assert "PDFs are printed by Chromium" in result.output
    assert not (tmp_path / "decks").exists()


def test_present_prints_the_address(course):
    result = course("present", "00", "--in", "lab")
    assert result.output == "/rise/notebooks/00_doubling/00_doubling.ipynb\n"
