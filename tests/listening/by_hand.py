"""What somebody does who brings a file by hand."""

from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

ROWS = [
    "datum;cijfer;toelichting;klantnummer;district",
    "02-03-2026;3;Ik moest drie keer bellen, café dicht;k1;Noord",
    "03-03-2026;9;Keurig op tijd;k2;Zuid",
    "04-03-2026;7,5;;k3;Noord",
]
GOOD = "\r\n".join(ROWS)


def as_(client, person):
    client.force_login(person)
    client.cookies["language"] = "en"
    return client


def bring(client, content=GOOD, name="Enquête maart.csv"):
    """Choose a file; returns the address of the page that looks at it."""
    content = content.encode("cp1252") if isinstance(content, str) else content
    response = client.post("/import/", {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 302
    return response.url


def accept(client, address, **more):
    return client.post(address, {"do": "accept"} | more)


def kept_files():
    return [path for path in Path(settings.HOME.uploads).iterdir() if path.suffix != ".json"]
