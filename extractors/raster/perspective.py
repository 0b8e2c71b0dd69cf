"""Perspective: a photographed sheet found on its desk and made flat."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Corners, Image
from extractors.raster.geometry import Grey, Matrix, reading_order, thumbnail

Outline = NDArray[np.integer[Any] | np.floating[Any]]
"""A contour as OpenCV gives it: count x 1 x 2 pixels (x, y)."""


def sheet(image: Image) -> Corners | None:
    """The four corners of a bright sheet on a darker desk, or None where it is not convincing."""
    small = np.asarray(cv2.GaussianBlur(thumbnail(image, 500)[:, :, 1], (5, 5), 0), np.uint8)
    if np.median(_border(small)) > 0.8 * np.percentile(small, 75):
        return None
    _, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    outline = max(contours, key=cv2.contourArea)
    corners = _quadrilateral(outline)
    if corners is None or not _stands_out(small, corners, outline):
        return None
    return np.asarray(corners * (image.shape[1] / small.shape[1]), np.float32)


def _border(small: Grey) -> NDArray[np.uint8]:
    return np.concatenate(
        [small[:4].ravel(), small[-4:].ravel(), small[:, :4].ravel(), small[:, -4:].ravel()]
    )


def _quadrilateral(outline: Outline) -> Corners | None:
    hull = cv2.convexHull(outline)
    for tolerance in (0.01, 0.02, 0.03):
        polygon = cv2.approxPolyDP(hull, tolerance * cv2.arcLength(hull, True), True)
        if len(polygon) == 4:
            return reading_order(polygon.reshape(4, 2).astype(np.float32))
    return None


def _stands_out(small: Grey, corners: Corners, outline: Outline) -> bool:
    """Whether the four corners are a sheet: its sides straight, the desk around it darker.

    Limits were set on drawn phone photos of A4 pages, and on flat scans as counter-examples.
    """
    height, width = small.shape
    area = cv2.contourArea(corners)
    if not 0.3 * height * width < area < 0.985 * height * width:
        return False
    if (
        cv2.contourArea(outline) < 0.96 * area
        or cv2.contourArea(cv2.convexHull(outline)) < 0.97 * area
    ):
        return False
    inside = np.zeros(small.shape, np.uint8)
    cv2.fillConvexPoly(inside, corners.astype(np.int32), (1,))
    ring = cv2.dilate(inside, np.ones((17, 17), np.uint8)) - cv2.dilate(
        inside, np.ones((7, 7), np.uint8)
    )
    if ring.sum() < 100:
        return False
    return bool(np.median(small[inside > 0]) - np.percentile(small[ring > 0], 75) > 40)


def flattened(image: Image, corners: Corners) -> tuple[Image, Matrix]:
    """The sheet alone, its opposite sides made parallel."""
    top_left, top_right, bottom_right, bottom_left = corners
    width = max(_distance(top_left, top_right), _distance(bottom_left, bottom_right))
    height = max(_distance(top_left, bottom_left), _distance(top_right, bottom_right))
    wide, high = round(width), round(height)
    target = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(corners, target), np.float64)
    return cv2.warpPerspective(image, matrix, (wide, high)).astype(np.uint8), matrix


def _distance(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    return float(np.hypot(*(a - b)))
