using System.Text;
using System.Text.Json;
using Flowtriq.Agent.Configuration;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Setup;

/// <summary>The configuration file that a plan becomes: JSON with comments, so that its reader need not look elsewhere.</summary>
internal static class SetupFile
{
    /// <summary>The text; <see cref="ConfigReader"/> reads the plan back out of it.</summary>
    internal static string Write(SetupPlan plan)
    {
        var text = new StringBuilder();
        text.Append(
            """
            {
              // Written by "ftagent setup". Everything here is optional; "ftagent check-config FILE" checks it and shows every default.
              // "systemctl reload ftagent" takes a change without losing what was learnt.


            """
        );
        if (plan.Server is { } server)
            text.Append(
                $"  // Where flowtriq listens. Outgoing TLS only; the agent listens on no port.\n  \"server\": {Quoted(server.ToString())},\n\n"
            );
        else
            text.Append(
                "  // No server: events are JSON lines on standard output.\n  // \"server\": \"noc.example.net:7443\",\n\n"
            );
        Interfaces(text, plan);
        text.Append(
            "  // Your own address space: tells inbound from outbound, and lets a carpet be seen on its prefix.\n"
        );
        text.Append(
            $"  \"prefixes\": [{string.Join(", ", plan.Prefixes.Select(static one => Quoted(one.ToString())))}],\n\n"
        );
        text.Append(
            "  // \"ring\": samples packet headers, needs CAP_NET_RAW. \"counters\": no packet is ever looked at, attacks have no name.\n"
        );
        text.Append($"  \"capture\": {{ \"mode\": {Word(plan.Capture)} }},\n\n");
        text.Append(
            "  // Level 1, dropping attacks on this machine. \"off\": never. \"local\": by the rules in this file. \"server\": by the policy and\n"
        );
        text.Append(
            "  // orders that the server signs. Only this file can allow it; it needs CAP_NET_ADMIN and libnftables.\n"
        );
        text.Append($"  \"firewall\": {{ \"mode\": {Word(plan.Firewall)} }},\n\n");
        text.Append("  // Identity, baselines, waiting events, captures. Nothing else on this machine is written.\n");
        return text.Append($"  \"stateDirectory\": {Quoted(plan.StateDirectory)}\n}}\n").ToString();
    }

    private static void Interfaces(StringBuilder text, SetupPlan plan)
    {
        text.Append(
            "  // Roles: transit, peer (attacks are looked for here), customer, core (counted only), ignore (left out).\n"
        );
        text.Append(
            "  // Only what is listed is watched; with an empty list the agent finds its interfaces by itself.\n"
        );
        text.Append("  \"interfaces\": {\n");
        var watched = plan.Interfaces.Where(static one => !one.LeftOut).ToList();
        for (var index = 0; index < watched.Count; index++)
        {
            var one = watched[index];
            var capacity = one.CapacityBps is { } bits
                ? $", \"capacity\": {Quoted(new BitsPerSecond(bits).ToString())}"
                : "";
            var comma = index < watched.Count - 1 ? "," : "";
            text.Append($"    {Quoted(one.Name)}: {{ \"role\": {Word(one.Role)}{capacity} }}{comma} // {one.Why}\n");
        }

        foreach (var one in plan.Interfaces.Where(static one => one.LeftOut))
            text.Append($"    // left out: {one.Name}, {one.Why}\n");
        text.Append("  },\n\n");
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string Word<T>(T value)
        where T : struct, Enum => $"\"{Enum.GetName(value)!.ToLowerInvariant()}\"";
}
