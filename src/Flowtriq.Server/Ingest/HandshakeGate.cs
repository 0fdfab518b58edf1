using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Connections;

namespace Flowtriq.Server.Ingest;

/// <summary>
/// Bounds the TLS handshakes under way, so that thousands of agents that come back at once are served one after another and not all too
/// late. A connection asks for a place when its first bytes have come, gives it back when TLS stands, and is dropped when it waited too
/// long. One address has at most half of the places.
/// </summary>
public sealed class HandshakeGate : IDisposable
{
    private static readonly object Place = new();
    private readonly PartitionedRateLimiter<IPAddress> places;
    private readonly IngestOptions options;
    private readonly IngestMetrics metrics;
    private int underWay;
    private int most;

    public HandshakeGate(IngestOptions options, IngestMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.metrics = metrics;
        places = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
                RateLimitPartition.GetConcurrencyLimiter(address, _ => Limit(Math.Max(1, options.HandshakesAtOnce / 2)))
            ),
            PartitionedRateLimiter.Create<IPAddress, bool>(_ =>
                RateLimitPartition.GetConcurrencyLimiter(true, _ => Limit(options.HandshakesAtOnce))
            )
        );
    }

    /// <summary>The most handshakes that were under way at once since the server started.</summary>
    public int Most => Volatile.Read(ref most);

    /// <summary>Lets a connection go on to TLS when it is its turn.</summary>
    internal async Task PassAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
            patience.CancelAfter(options.GreetingTimeout);
            if (!await HasSpokenAsync(connection, patience.Token))
                return;
            patience.CancelAfter(options.HandshakeWait);
            var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
            connection.Items[Place] = new Visit(
                this,
                await places.AcquireAsync(address, cancellationToken: patience.Token)
            );
        }
        catch (OperationCanceledException)
        {
            // It said nothing, or its turn did not come in time.
        }

        if (connection.Items.TryGetValue(Place, out var place) && place is Visit { Granted: true } visit)
        {
            using (visit)
                await next(connection);
            return;
        }

        Leave(connection);
        metrics.HandshakeShed();
        connection.Abort();
    }

    /// <summary>TLS stands: the place is free for the next.</summary>
    internal static void Leave(ConnectionContext connection)
    {
        if (connection.Items.TryGetValue(Place, out var place))
            (place as Visit)?.Dispose();
    }

    public void Dispose() => places.Dispose();

    // A connection that says nothing takes no place; what it said stays to be read.
    private static async Task<bool> HasSpokenAsync(ConnectionContext connection, CancellationToken cancel)
    {
        var read = await connection.Transport.Input.ReadAsync(cancel);
        connection.Transport.Input.AdvanceTo(read.Buffer.Start);
        return !read.Buffer.IsEmpty;
    }

    private ConcurrencyLimiterOptions Limit(int places) =>
        new()
        {
            PermitLimit = places,
            QueueLimit = options.HandshakesWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };

    private sealed class Visit : IDisposable
    {
        private readonly HandshakeGate gate;
        private RateLimitLease? lease;

        internal Visit(HandshakeGate gate, RateLimitLease lease)
        {
            this.gate = gate;
            this.lease = lease;
            Granted = lease.IsAcquired;
            if (!Granted)
                return;
            var now = Interlocked.Increment(ref gate.underWay);
            var before = gate.most;
            while (now > before && Interlocked.CompareExchange(ref gate.most, now, before) != before)
                before = gate.most;
        }

        internal bool Granted { get; }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref lease, null) is not { } held)
                return;
            if (Granted)
                Interlocked.Decrement(ref gate.underWay);
            held.Dispose();
        }
    }
}
