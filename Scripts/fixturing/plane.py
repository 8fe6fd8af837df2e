"""Positions: a plane's easting and northing to longitude and latitude, and areas of polygons on the ellipsoid.

Written apart from PROJ and from the command, so that the tests hold the command against something else.
"""

import math

# CGCS2000 and WGS 84: semi-major axis, flattening.
CGCS2000 = (6378137.0, 1 / 298.257222101)
WGS84 = (6378137.0, 1 / 298.257223563)


class Plane:
    """A transverse Mercator plane: Krueger's series in the third flattening, to its fourth power."""

    def __init__(self, meridian, ellipsoid=CGCS2000, scale=1.0, easting=500000.0):
        self.meridian, self.scale, self.easting = meridian, scale, easting
        self.a, self.f = ellipsoid
        n = self.f / (2 - self.f)
        self.n = n
        self.radius = self.a / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
        self.beta = (
            n / 2 - 2 * n**2 / 3 + 37 * n**3 / 96 - n**4 / 360, n**2 / 48 + n**3 / 15 - 437 * n**4 / 1440,
            17 * n**3 / 480 - 37 * n**4 / 840, 4397 * n**4 / 161280)

    def geographic(self, position):
        """Longitude and latitude in degrees."""
        xi = position[1] / (self.scale * self.radius)
        eta = (position[0] - self.easting) / (self.scale * self.radius)
        a, b = xi, eta
        for j, factor in enumerate(self.beta, start=1):
            a -= factor * math.sin(2 * j * xi) * math.cosh(2 * j * eta)
            b -= factor * math.cos(2 * j * xi) * math.sinh(2 * j * eta)
        conformal = math.asin(math.sin(a) / math.cosh(b))
        longitude = self.meridian + math.degrees(math.atan2(math.sinh(b), math.cos(a)))
        e = math.sqrt(self.f * (2 - self.f))
        wanted = math.asinh(math.tan(conformal))
        latitude = conformal
        for _ in range(12):
            q = wanted + e * math.atanh(e * math.sin(latitude))
            latitude = math.atan(math.sinh(q))
        return longitude, math.degrees(latitude)

    def area(self, rings):
        """Square metres on the ellipsoid of rings whose inside lies to the left; for a plane of scale one.

        Ground is the plane's area over the square of its scale, 1 + y²/R² + y⁴/3R⁴ with y from the meridian and R the
        mean radius of curvature (the series of the scale, squared). Green's theorem makes it a sum over edges; the
        integrand is a polynomial of the edge's parameter, so that Gauss's rule of three points is exact.
        """
        latitude = math.radians(self.geographic(rings[0][0])[1])
        e2 = self.f * (2 - self.f)
        w = 1 - e2 * math.sin(latitude) ** 2
        square = self.a**2 * (1 - e2) / w**2
        total = 0.0
        for ring in rings:
            for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
                for at, weight in ((-math.sqrt(0.6), 5 / 18), (0.0, 8 / 18), (math.sqrt(0.6), 5 / 18)):
                    y = x0 + (1 + at) / 2 * (x1 - x0) - self.easting
                    # ∫ dy (1 − y²/R² + 2y⁴/3R⁴), from the meridian to the edge.
                    inner = y - y**3 / (3 * square) + 2 * y**5 / (15 * square**2)
                    total += weight * inner * (y1 - y0)
        return total


def planar(ring):
    """Square metres in the plane, positive where the inside lies to the left."""
    x, y = ring[0]
    return sum((a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y) for a, b in zip(ring, ring[1:])) / 2
