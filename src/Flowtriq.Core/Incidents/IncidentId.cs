using System.Globalization;

namespace Flowtriq.Core.Incidents;

/// <summary>Number of an incident within its workspace; people read it as "INC-20417".</summary>
public readonly record struct IncidentId(long Number)
{
    /// <summary>"INC-20417".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"INC-{Number}");

    /// <summary>Reads "INC-20417" or "20417".</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IncidentId id)
    {
        if (text.StartsWith("INC-", StringComparison.OrdinalIgnoreCase))
            text = text[4..];
        var ok = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        id = new IncidentId(number);
        return ok;
    }
}
