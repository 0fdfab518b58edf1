namespace Flowtriq.Server.Mitigation.Scrubbing.Cloudflare;

/// <summary>A BGP prefix as Cloudflare holds it.</summary>
/// <param name="Parent">Id of the address prefix it lies in.</param>
/// <param name="Id">Its id; null while there is none, and it is made before it is first advertised.</param>
/// <param name="Advertised">Whether it is advertised.</param>
/// <param name="Since">When that last changed, UTC; null when it does not say.</param>
/// <param name="Hindrance">Why its API may not switch it; null when it may.</param>
internal sealed record CloudflarePrefix(
    string Parent,
    string? Id,
    bool Advertised,
    DateTimeOffset? Since,
    string? Hindrance
);
