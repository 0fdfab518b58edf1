using System.Text;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Setup;

/// <summary>What setup says, in plain words.</summary>
internal static class SetupText
{
    // Lines of at most 80 columns: this is read over SSH.
    internal const string Level1 = """
        Level 1 drops attacks on this machine, at the ingress of its uplinks, in one
        nftables table of its own that exists only while a filter does. It needs
        CAP_NET_ADMIN and libnftables. Without it nothing is ever dropped here.
        """;

    internal static string WhatItDoes(string stateDirectory) =>
        $"""
            What ftagent does on this machine:
              reads    the kernel's interface counters ten times a second
              samples  packet headers with AF_PACKET, about 1,000 a second and interface,
                       the first 192 bytes; an attack's go into a capture
              writes   {stateDirectory} only: identity, baselines, waiting events,
                       captures (1 GiB at most)
              talks    to its flowtriq server over TLS, outgoing only;
                       it listens on no port
            What it does not do:
              it loads no kernel module and no eBPF, changes no route, interface, sysctl
              or firewall rule, is in nobody's path: traffic goes on when it stops

            """;

    internal static string Interfaces(IReadOnlyList<InterfaceGuess> guesses)
    {
        var text = new StringBuilder("Interfaces:");
        foreach (var one in guesses.Where(static one => !one.LeftOut))
        {
            var capacity = one.CapacityBps is { } bits ? new BitsPerSecond(bits).ToString() : "speed unknown";
            text.Append(
                $"\n  {one.Name, -15} {Enum.GetName(one.Role)!.ToLowerInvariant(), -9} {capacity, -14} {one.Why}"
            );
        }

        foreach (var one in guesses.Where(static one => one.LeftOut))
            text.Append($"\n  {one.Name, -15} left out  {"", -14} {one.Why}");
        return text.ToString();
    }

    /// <summary>Reads prefixes separated by blanks or commas; null, with the fault, when one is none.</summary>
    internal static IReadOnlyList<IpPrefix>? Prefixes(string text, out string fault)
    {
        fault = "";
        var found = new List<IpPrefix>();
        foreach (var word in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IpPrefix.TryParse(word, out var prefix))
            {
                fault = $"\"{word}\": must be a prefix such as 192.0.2.0/24 or 2001:db8::/32";
                return null;
            }

            found.Add(prefix);
        }

        return found;
    }
}
