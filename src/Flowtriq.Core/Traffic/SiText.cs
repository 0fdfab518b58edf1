using System.Globalization;

namespace Flowtriq.Core.Traffic;

/// <summary>Writes rates the way the trade reads them: SI steps of 1,000 and three significant digits.</summary>
internal static class SiText
{
    private static readonly string[] Prefixes = ["", "k", "M", "G", "T"];

    internal static string Format(double value, string unit)
    {
        var step = 0;
        while (Math.Abs(value) >= 999.5 && step < Prefixes.Length - 1)
        {
            value /= 1000;
            step++;
        }

        var digits = Math.Abs(value) switch
        {
            >= 99.95 => 0,
            >= 9.995 => 1,
            _ => step == 0 ? 0 : 2,
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Round(value, digits).ToString("F" + digits, CultureInfo.InvariantCulture)} {Prefixes[step]}{unit}"
        );
    }
}
