namespace Flowtriq.Server.Contract.Portal;

/// <summary>
/// What came for a customer's addresses, as far as the nodes named them among their busiest targets: at least so much. Every
/// array has a value, or null for a gap, for each time.
/// </summary>
/// <param name="Step">Seconds between points.</param>
/// <param name="T">Start of each step, seconds since 1970.</param>
/// <param name="Pps">Packets per second.</param>
/// <param name="Bps">Bits per second.</param>
public sealed record PortalTraffic(
    int Step,
    IReadOnlyList<long> T,
    IReadOnlyList<double?> Pps,
    IReadOnlyList<double?> Bps
);
