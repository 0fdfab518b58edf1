using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Announcing.BuiltIn;

/// <summary>A peer of the built-in speaker as every announcer shows its peers.</summary>
internal static class PeerView
{
    /// <param name="options">As configured.</param>
    /// <param name="group">Its group.</param>
    /// <param name="status">As it is; null while it is being replaced.</param>
    /// <param name="obstacle">What keeps the whole speaker from starting; null when nothing does.</param>
    internal static AnnouncerPeer Of(PeerOptions options, PeerGroup group, PeerStatus? status, string? obstacle)
    {
        var now = status ?? new PeerStatus { Name = options.Name };
        return new AnnouncerPeer
        {
            Name = options.Name,
            Announcer = BuiltInAnnouncer.Called,
            Profile = options.Profile,
            Address = IpAddress.FromBytes(options.Remote.GetAddressBytes()),
            Group = options.Group,
            Kinds = group.Kinds,
            Up = now.State == SessionState.Established,
            State = now.State.ToString(),
            Since = now.Since,
            Families = [.. (now.Negotiated?.Families ?? []).Select(static family => family.ToString())],
            Wanted = now.Wanted,
            Sent = now.Sent,
            Held = now.Held,
            Rejected = now.Quarantined,
            Refused = now.Refused,
            MaxFlowSpec = Math.Min(options.MaxFlowSpec, options.Profile.MaxRules),
            MaxBlackholes = options.MaxBlackholes,
            LastError = obstacle ?? now.LastError,
            Counters = new AnnouncerCounters
            {
                Messages = now.Counters.UpdatesSent,
                Bytes = now.Counters.BytesSent,
                Flaps = now.Counters.Dropped,
                Refreshes = now.Counters.Refreshes,
                Rejected = now.Counters.Rejected,
            },
        };
    }
}
