namespace Flowtriq.Core.Classification;

/// <summary>Wilson's score interval for a proportion (E. B. Wilson, 1927).</summary>
internal static class Wilson
{
    private const double Z95 = 1.959964;

    /// <summary>Lower bound at 95 % of a share (0..1) seen in <paramref name="samples"/> observations; 0 without any.</summary>
    internal static double LowerBound(double share, double samples)
    {
        if (!(samples > 0))
            return 0;
        const double Squared = Z95 * Z95;
        share = Math.Clamp(share, 0, 1);
        var centre = share + (Squared / (2 * samples));
        var margin = Z95 * Math.Sqrt(((share * (1 - share)) + (Squared / (4 * samples))) / samples);
        return Math.Clamp((centre - margin) / (1 + (Squared / samples)), 0, 1);
    }
}
