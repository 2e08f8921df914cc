using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>A loss as a reader follows it: four decimals, or four digits where those would say nothing.</summary>
internal static class LossText
{
    public static string Of(double loss) =>
        loss.ToString(Math.Abs(loss) is >= 0.001 and < 1e6 ? "F4" : "G4", CultureInfo.InvariantCulture);
}
