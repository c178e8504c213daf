"""What the site shows of CONTRIBUTING and docs/, and where their links lead."""

from pathlib import Path

from course_admin.course.settings import find_course
from course_admin.publishing.site_documents import with_repository_links

COURSE = find_course(Path(__file__).parent)


def test_links_lead_to_pages_of_the_site_or_to_the_repository():
    text = "[a](../CONTRIBUTING.md#the-file) [b](../pyproject.toml) [c](https://x.org) [d](#here)\n"
    text += "```\n[e](source/x.md)\n```\n![f](../img/x.svg) [g](scale.md)"
    blob = f"{COURSE.repository}/blob/{COURSE.branch}"
    assert with_repository_links(text, "docs", COURSE) == (
        f"[a](/authors.md#the-file) [b]({blob}/pyproject.toml) "
        "[c](https://x.org) [d](#here)\n"
        "```\n[e](source/x.md)\n```\n![f](/img/x.svg) [g](/docs/scale.md)"
    )
    assert with_repository_links("[a](CONTRIBUTING.md)", "", COURSE) == "[a](/authors.md)"
    link = with_repository_links("[a](../site/outcomes.md#x)", "docs", COURSE)
    assert link == "[a](/outcomes.md#x)"
