using Flowtriq.Core.Detection;

namespace Flowtriq.Bgp.Speaker;

/// <summary>Everything wrong with the options, all at once.</summary>
public static class SpeakerOptionsRules
{
    private const int LongestRestart = 4095;

    /// <summary>Every error; empty when the speaker can start.</summary>
    public static IReadOnlyList<OptionError> Check(SpeakerOptions options)
    {
        var errors = new List<OptionError>();
        if (!options.Identifier.IsV4 || options.Identifier.V4 == 0)
            errors.Add(new("bgp.identifier", options.Identifier.ToString(), "must be an IPv4 address"));
        foreach (var name in Repeated(options.Peers.Select(peer => peer.Name)))
            errors.Add(new("bgp.peers", name, "is the name of two peers"));
        foreach (var address in Repeated(options.Peers.Select(peer => peer.Remote.ToString())))
            errors.Add(new("bgp.peers", address, "is the address of two peers"));
        foreach (var name in Repeated(options.Groups.Select(group => group.Name)))
            errors.Add(new("bgp.groups", name, "is the name of two groups"));
        foreach (var peer in options.Peers)
            Check(peer, options, errors);
        return errors;
    }

    private static void Check(PeerOptions peer, SpeakerOptions options, List<OptionError> errors)
    {
        var path = $"bgp.peers.{peer.Name}";
        if (!options.Groups.Any(group => group.Name == peer.Group))
            errors.Add(new($"{path}.group", peer.Group, "is not a peer group"));
        if (peer.LocalAsn == 0 || peer.RemoteAsn == 0)
            errors.Add(new($"{path}.asn", "0", "is not an AS number"));
        if (peer.HoldTime.TotalSeconds is not (0 or (>= 3 and <= ushort.MaxValue)))
            errors.Add(new($"{path}.holdTime", peer.HoldTime.ToString(), "must be 0 or 3 s to 65535 s"));
        if (peer.RestartTime.TotalSeconds is < 0 or > LongestRestart)
            errors.Add(new($"{path}.restartTime", peer.RestartTime.ToString(), "must be 0 s to 4095 s"));
        if (peer.Families.IsEmpty)
            errors.Add(new($"{path}.families", "", "must name a family"));
        if (peer.Local is { } local && local.AddressFamily != peer.Remote.AddressFamily)
            errors.Add(new($"{path}.local", local.ToString(), "is of another family than the router's address"));
        if (peer.Passive && options.Listen.IsEmpty)
            errors.Add(new($"{path}.passive", "true", "needs an address to listen on"));
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);
}
