"""The field of view of an eyepiece."""


def field(apparent, magnification):
    return apparent / magnification
