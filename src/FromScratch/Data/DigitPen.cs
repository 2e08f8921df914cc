namespace FromScratch;

/// <summary>Writes one digit after another, each time a little differently, into 28×28 pixels.</summary>
internal sealed class DigitPen(NumPyRandom random)
{
    internal const int Size = 28;

    private const int StepsPerPiece = 5;
    private const double Shake = 0.028;
    private readonly float[] _ink = new float[Size * Size];

    /// <summary>Writes the digit over a black ground: 0 is empty, 255 is full ink.</summary>
    internal void Write(int digit, Span<byte> pixels)
    {
        Array.Clear(_ink);
        var ways = DigitStrokes.Ways[digit];
        var hand = new Hand(random);
        foreach (var stroke in ways[random.RandInt(ways.Length)])
        {
            var points = Array.ConvertAll(stroke, point => hand.Place(point.X + (Shake * random.Randn()), point.Y + (Shake * random.Randn())));
            Draw(points, hand.HalfWidth);
        }

        for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)Math.Round(_ink[i] * 255);
    }

    // A Catmull-Rom curve through the points, as short straight pieces.
    private void Draw((double X, double Y)[] points, double halfWidth)
    {
        var from = points[0];
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var (before, start, end, after) = (points[Math.Max(i - 1, 0)], points[i], points[i + 1], points[Math.Min(i + 2, points.Length - 1)]);
            for (var step = 1; step <= StepsPerPiece; step++)
            {
                var t = step / (double)StepsPerPiece;
                var to = (Spline(before.X, start.X, end.X, after.X, t), Spline(before.Y, start.Y, end.Y, after.Y, t));
                Ink(from, to, halfWidth);
                from = to;
            }
        }
    }

    private static double Spline(double a, double b, double c, double d, double t) =>
        0.5 * ((2 * b) + (t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a)))))));

    // Full ink within the pen's half width, fading over one pixel outside it.
    private void Ink((double X, double Y) from, (double X, double Y) to, double halfWidth)
    {
        var reach = halfWidth + 1;
        var (left, right) = Bounds(from.X, to.X, reach);
        var (top, bottom) = Bounds(from.Y, to.Y, reach);
        double dx = to.X - from.X, dy = to.Y - from.Y;
        var length = Math.Max((dx * dx) + (dy * dy), 1e-12);
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                double px = column - from.X, py = row - from.Y;
                var along = Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1);
                double ox = px - (along * dx), oy = py - (along * dy);
                var ink = (float)Math.Clamp(halfWidth + 0.5 - Math.Sqrt((ox * ox) + (oy * oy)), 0, 1);
                ref var pixel = ref _ink[(row * Size) + column];
                if (ink > pixel) pixel = ink;
            }
        }
    }

    private static (int First, int Last) Bounds(double a, double b, double reach) =>
        (Math.Max((int)Math.Floor(Math.Min(a, b) - reach), 0), Math.Min((int)Math.Ceiling(Math.Max(a, b) + reach), Size - 1));

    /// <summary>How one picture is written: slant, turn, size, place and pen.</summary>
    private readonly struct Hand
    {
        private readonly double _xx, _xy, _yx, _yy, _centreX, _centreY;

        internal Hand(NumPyRandom random)
        {
            var width = random.Uniform(12, 19);
            var height = random.Uniform(17, 22);
            var slant = 0.25 * random.Randn();
            var turn = 0.12 * random.Randn();
            var (sin, cos) = (Math.Sin(turn), Math.Cos(turn));
            _xx = cos * width;
            _xy = (-sin * height) - (slant * height * cos);
            _yx = sin * width;
            _yy = (cos * height) - (slant * height * sin);
            _centreX = 13.5 + (1.6 * random.Randn());
            _centreY = 13.5 + (1.6 * random.Randn());
            HalfWidth = random.Uniform(0.7, 1.7);
        }

        internal double HalfWidth { get; }

        internal (double X, double Y) Place(double x, double y)
        {
            x -= 0.5;
            y -= 0.5;
            return (_centreX + (_xx * x) + (_xy * y), _centreY + (_yx * x) + (_yy * y));
        }
    }
}
