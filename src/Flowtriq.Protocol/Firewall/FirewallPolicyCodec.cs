using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Google.Protobuf.Collections;

namespace Flowtriq.Protocol.Firewall;

/// <summary>What a node may do by itself, to the wire and back; one faulty part refuses the whole.</summary>
public static class FirewallPolicyCodec
{
    private const int MostEntries = 20_000;
    private const int MostPrefixes = 100_000;

    /// <summary>The wire form.</summary>
    public static FirewallPolicy Encode(LocalRules rules, NodeId node)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var message = new FirewallPolicy
        {
            Version = rules.Version,
            Node = node.Value,
            MaxFilters = (uint)rules.MaxFilters,
            DryRun = rules.DryRun,
            KillSwitch = rules.KillSwitch,
            Workspace = rules.Workspace is { } workspace ? FirewallRulesCodec.Encode(workspace) : null,
        };
        message.Own.Add(rules.Own.Select(static prefix => prefix.ToString()));
        message.Allow.Add(rules.Allow.Select(static prefix => prefix.ToString()));
        message.Protected.Add(
            rules.Protected.Select(static entry => new ProtectedAddresses
            {
                Prefix = entry.Prefix.ToString(),
                What = entry.What,
            })
        );
        foreach (var entry in rules.Entries)
        {
            var encoded = new FirewallEntry { Rules = FirewallRulesCodec.Encode(entry.Policy) };
            encoded.Prefixes.Add(entry.Prefixes.Select(static prefix => prefix.ToString()));
            message.Entries.Add(encoded);
        }

        return message;
    }

    /// <summary>The rules; false when a part of them cannot be.</summary>
    public static bool TryDecode(FirewallPolicy message, [NotNullWhen(true)] out LocalRules? rules)
    {
        ArgumentNullException.ThrowIfNull(message);
        rules = null;
        if (message.Entries.Count > MostEntries || message.MaxFilters > int.MaxValue)
            return false;
        if (!TryPrefixes(message.Own, out var own) || !TryPrefixes(message.Allow, out var allow))
            return false;
        if (!TryProtected(message.Protected, out var guarded))
            return false;
        var entries = ImmutableArray.CreateBuilder<LocalEntry>(message.Entries.Count);
        foreach (var entry in message.Entries)
        {
            if (!TryPrefixes(entry.Prefixes, out var prefixes))
                return false;
            if (!FirewallRulesCodec.TryDecode(entry.Rules, out var policy))
                return false;
            entries.Add(new LocalEntry(prefixes, policy));
        }

        Core.Mitigation.Policies.Policy? workspace = null;
        if (message.Workspace is { } all && !FirewallRulesCodec.TryDecode(all, out workspace))
            return false;
        rules = new LocalRules
        {
            Version = message.Version,
            Own = own,
            Protected = guarded,
            Allow = allow,
            MaxFilters = (int)message.MaxFilters,
            DryRun = message.DryRun,
            KillSwitch = message.KillSwitch,
            Workspace = workspace,
            Entries = entries.MoveToImmutable(),
        };
        return true;
    }

    internal static bool TryPrefixes(RepeatedField<string> texts, out ImmutableArray<IpPrefix> prefixes)
    {
        prefixes = [];
        if (texts.Count > MostPrefixes)
            return false;
        var list = ImmutableArray.CreateBuilder<IpPrefix>(texts.Count);
        foreach (var text in texts)
        {
            if (!IpPrefix.TryParse(text, out var prefix))
                return false;
            list.Add(prefix);
        }

        prefixes = list.MoveToImmutable();
        return true;
    }

    private static bool TryProtected(
        RepeatedField<ProtectedAddresses> entries,
        out ImmutableArray<ProtectedPrefix> guarded
    )
    {
        guarded = [];
        if (entries.Count > MostPrefixes)
            return false;
        var list = ImmutableArray.CreateBuilder<ProtectedPrefix>(entries.Count);
        foreach (var entry in entries)
        {
            if (!IpPrefix.TryParse(entry.Prefix, out var prefix))
                return false;
            list.Add(new ProtectedPrefix(prefix, entry.What));
        }

        guarded = list.MoveToImmutable();
        return true;
    }
}
