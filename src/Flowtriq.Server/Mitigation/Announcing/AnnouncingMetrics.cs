using System.Diagnostics.Metrics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>What every router was sent and how its session fares, by router.</summary>
internal sealed class AnnouncingMetrics
{
    private readonly Announcers announcers;

    public AnnouncingMetrics(ServerMeter server, Announcers announcers)
    {
        this.announcers = announcers;
        Gauge("flowtriq_bgp_peer_up", "1 while the router takes routes.", static p => p.Up ? 1 : 0);
        Gauge("flowtriq_bgp_peer_routes_wanted", "Routes the router should have.", static p => p.Wanted);
        Gauge("flowtriq_bgp_peer_routes_sent", "Routes the router was sent.", static p => p.Sent);
        Gauge("flowtriq_bgp_peer_routes_held", "Routes held back in a search.", static p => p.Held);
        Gauge("flowtriq_bgp_peer_routes_rejected", "Routes the router rejected.", static p => p.Rejected);
        Gauge("flowtriq_bgp_peer_routes_refused", "Routes the router cannot be sent.", static p => p.Refused);
        Count("flowtriq_bgp_peer_messages_total", "UPDATE messages, calls or runs.", static c => c.Messages);
        Count("flowtriq_bgp_peer_sent_bytes_total", "Bytes sent to the router.", static c => c.Bytes);
        Count("flowtriq_bgp_peer_flaps_total", "Established sessions that ended.", static c => c.Flaps);
        Count("flowtriq_bgp_peer_refreshes_total", "Requests for everything again.", static c => c.Refreshes);
        Count("flowtriq_bgp_peer_rejections_total", "Routes ever rejected.", static c => c.Rejected);

        void Gauge(string name, string description, Func<AnnouncerPeer, int> value) =>
            server.Value.CreateObservableGauge(name, () => Measure(peer => (long)value(peer)), null, description);

        void Count(string name, string description, Func<AnnouncerCounters, long> value) =>
            server.Value.CreateObservableCounter(name, () => Measure(peer => value(peer.Counters)), null, description);
    }

    private IEnumerable<Measurement<long>> Measure(Func<AnnouncerPeer, long> value) =>
        announcers.Peers.Select(peer => new Measurement<long>(
            value(peer),
            new KeyValuePair<string, object?>("peer", peer.Name),
            new KeyValuePair<string, object?>("announcer", peer.Announcer)
        ));
}
