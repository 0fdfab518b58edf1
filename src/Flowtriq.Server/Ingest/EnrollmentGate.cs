using System.Net;
using System.Threading.RateLimiting;

namespace Flowtriq.Server.Ingest;

/// <summary>
/// Bounds what strangers can make the server do: failed attempts per address and minute, connections at once. Nodes
/// with good tokens are not held up, however many come from one address.
/// </summary>
public sealed class EnrollmentGate : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> attempts;
    private readonly ConcurrencyLimiter atOnce;

    public EnrollmentGate(IngestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        attempts = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
            RateLimitPartition.GetFixedWindowLimiter(
                Network(address),
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = options.EnrollmentsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                }
            )
        );
        atOnce = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = options.EnrollmentsAtOnce });
    }

    /// <summary>Held while the visit lasts; null when there have been too many.</summary>
    public IDisposable? Enter(IPAddress? address)
    {
        using var attempt = attempts.AttemptAcquire(address ?? IPAddress.None, permitCount: 0);
        if (!attempt.IsAcquired)
            return null;
        var place = atOnce.AttemptAcquire();
        if (place.IsAcquired)
            return place;
        place.Dispose();
        return null;
    }

    /// <summary>Counts an attempt that was refused.</summary>
    public void Failed(IPAddress? address)
    {
        using var attempt = attempts.AttemptAcquire(address ?? IPAddress.None);
    }

    public void Dispose()
    {
        attempts.Dispose();
        atOnce.Dispose();
    }

    /// <summary>One IPv6 host has a whole /64.</summary>
    private static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6 || address.GetAddressBytes() is not { Length: 16 } bytes)
            return address;
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
