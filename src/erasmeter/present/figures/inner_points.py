"""Where a label stands best within a polygon: as far from its border as it can."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from erasmeter.present.projecting import Point, Ring

_FINE = 28
"""Points tried along the longer side."""
Floats = npt.NDArray[np.float64]


def inner_point(polygon: Sequence[Ring]) -> tuple[Point, float]:
    """The point of a fine grid within a polygon (an edge and its holes) that lies furthest from its border, and how
    far; the middle of its box and 0 where none lies within."""
    edge = np.asarray(polygon[0], dtype=np.float64)
    low, high = edge.min(axis=0), edge.max(axis=0)
    step = max(float((high - low).max()) / _FINE, 1e-9)
    across, down = (np.arange(low[axis] + step / 2, high[axis], step) for axis in (0, 1))
    tried = np.asarray([(x, y) for y in down for x in across], dtype=np.float64).reshape(-1, 2)
    starts = np.concatenate([np.asarray(ring[:-1], dtype=np.float64).reshape(-1, 2) for ring in polygon])
    ends = np.concatenate([np.asarray(ring[1:], dtype=np.float64).reshape(-1, 2) for ring in polygon])
    if not len(tried) or not len(starts):
        return ((float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2), 0.0)
    distances = np.where(_within(tried, starts, ends), _distances(tried, starts, ends), 0.0)
    best = int(distances.argmax())
    if distances[best] == 0:
        return ((float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2), 0.0)
    return ((float(tried[best, 0]), float(tried[best, 1])), float(distances[best]))


def _within(points: Floats, starts: Floats, ends: Floats) -> npt.NDArray[np.bool_]:
    """Whether a line from each point to the east crosses the border an odd number of times."""
    x, y = points[:, :1], points[:, 1:]
    (x1, y1), (x2, y2) = starts.T, ends.T
    spans = (y1 > y) != (y2 > y)
    rise = np.where(y2 == y1, 1.0, y2 - y1)
    crossed = spans & (x < x1 + (y - y1) / rise * (x2 - x1))
    return np.asarray(crossed.sum(axis=1) % 2 == 1)


def _distances(points: Floats, starts: Floats, ends: Floats) -> Floats:
    """From each point to the nearest piece of the border."""
    along = ends - starts
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    to_point = points[:, None, :] - starts[None, :, :]
    part = np.clip((to_point * along).sum(axis=2) / length, 0.0, 1.0)
    off = to_point - part[:, :, None] * along
    return np.asarray(np.sqrt((off**2).sum(axis=2)).min(axis=1))
