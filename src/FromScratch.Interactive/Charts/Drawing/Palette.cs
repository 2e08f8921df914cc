using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>Colours that people who see colours differently can tell apart, also in grey print.</summary>
internal static class Palette
{
    // Okabe and Ito's set, the strong ones first; its yellow is too pale for a line on white.
    private static readonly string[] Colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#555555", "#7A3E9D"];

    private static readonly (double At, int Rgb)[] Viridis =
    [
        (0, 0x440154), (0.125, 0x472D7B), (0.25, 0x3B528B), (0.375, 0x2C728E), (0.5, 0x21918C), (0.625, 0x28AE80), (0.75, 0x5EC962), (0.875, 0xADDC30), (1, 0xFDE725),
    ];

    private static readonly (double At, int Rgb)[] BlueWhiteOrange =
    [
        (0, 0x08457E), (0.2, 0x3F8FC5), (0.4, 0xBBD9EC), (0.5, 0xF7F7F7), (0.6, 0xFBD3B0), (0.8, 0xE58139), (1, 0x93390A),
    ];

    /// <summary>The colour of the n-th series or class.</summary>
    public static string Series(int index) => Colors[index % Colors.Length];

    /// <summary>The same colour, light enough to lie behind points.</summary>
    public static string Tint(int index)
    {
        var color = int.Parse(Series(index).AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return Hex(Blend(0xFFFFFF, color, 0.32));
    }

    /// <summary>Blue, white at the middle, orange for values of both signs; dark to bright otherwise.</summary>
    public static (double At, string Color)[] Stops(bool diverging) =>
        Array.ConvertAll(diverging ? BlueWhiteOrange : Viridis, stop => (stop.At, Hex(stop.Rgb)));

    /// <summary>The colour at a place between 0 and 1.</summary>
    public static string At(double place, bool diverging) => Hex(Rgb(place, diverging));

    /// <summary>Black or white, whichever reads better on that colour.</summary>
    public static string InkOn(double place, bool diverging)
    {
        var rgb = Rgb(place, diverging);
        var light = (0.299 * (rgb >> 16)) + (0.587 * ((rgb >> 8) & 255)) + (0.114 * (rgb & 255));
        return light > 140 ? "#1a1a1a" : "#ffffff";
    }

    private static int Rgb(double place, bool diverging)
    {
        var stops = diverging ? BlueWhiteOrange : Viridis;
        place = Math.Clamp(place, 0, 1);
        var i = Math.Max(1, Array.FindIndex(stops, stop => stop.At >= place));
        var (from, to) = (stops[i - 1], stops[i]);
        return Blend(from.Rgb, to.Rgb, (place - from.At) / (to.At - from.At));
    }

    private static int Blend(int from, int to, double share)
    {
        int Channel(int shift) => (int)Math.Round(((from >> shift) & 255) + (share * (((to >> shift) & 255) - ((from >> shift) & 255)))) << shift;
        return Channel(16) | Channel(8) | Channel(0);
    }

    private static string Hex(int rgb) => "#" + rgb.ToString("X6", CultureInfo.InvariantCulture);
}
