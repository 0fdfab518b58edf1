using System.Net;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Announcing.Peers;

namespace Flowtriq.Server.Mitigation.Announcing.Command;

/// <summary>A command hook ready to run: checked, with what it takes.</summary>
/// <param name="Hook">As configured.</param>
/// <param name="Path">The program.</param>
/// <param name="Options">Its limits, as of a router.</param>
/// <param name="Group">What it takes and with which next hops and communities.</param>
internal sealed record CommandPlan(CommandHook Hook, string Path, PeerOptions Options, PeerGroup Group)
{
    private const uint AnyAsn = 65000;
    private const int MostArguments = 32;
    private const int LongestArgument = 256;

    internal TimeSpan Timeout => TimeSpan.FromSeconds(Hook.TimeoutSeconds);

    internal static CommandPlan Make(CommandHook hook, HookDirectory hooks, FieldErrors errors)
    {
        if (hooks.Obstacle(hook.Program) is { } obstacle)
            errors.Add("program", $"{hook.Program} {obstacle}.");
        Check(hook.Announce, "announce", errors);
        Check(hook.Withdraw, "withdraw", errors);
        errors.Unless(hook.TimeoutSeconds is >= 1 and <= 300, "timeoutSeconds", "1 to 300 s.");
        errors.Unless(hook.Parallel is >= 1 and <= 16, "parallel", "1 to 16 at a time.");
        BgpText.Limits(hook.MaxFlowSpec, hook.MaxBlackholes, errors);
        var kinds = hook.Kinds ?? [RouteKind.Blackhole];
        errors.Unless(kinds.Length > 0, "kinds", "A command takes at least one kind of route.");
        var standard = new PeerGroup { Name = hook.Name };
        return new CommandPlan(
            hook,
            hooks.PathOf(hook.Program),
            new PeerOptions
            {
                Name = hook.Name,
                Remote = IPAddress.None,
                RemoteAsn = AnyAsn,
                LocalAsn = AnyAsn,
                Profile = VendorProfile.Conservative,
                MaxFlowSpec = hook.MaxFlowSpec,
                MaxBlackholes = hook.MaxBlackholes,
            },
            standard with
            {
                Kinds = [.. kinds.Distinct()],
                // A program that has a next hop of its own needs none of ours; the compiler does.
                NextHopV4 = BgpText.NextHop(hook.NextHopV4 ?? "192.0.2.1", v4: true, "nextHopV4", errors),
                NextHopV6 = BgpText.NextHop(hook.NextHopV6 ?? "100::1", v4: false, "nextHopV6", errors),
                BlackholeCommunities = hook.Communities is { } given
                    ? BgpText.Communities(given, "communities", errors)
                    : [Flowtriq.Bgp.Wire.Community.Blackhole],
            }
        );
    }

    private static void Check(string[] arguments, string field, FieldErrors errors)
    {
        errors.Unless(arguments.Length is > 0 and <= MostArguments, field, $"1 to {MostArguments} arguments.");
        // JSON may hold null where a text is expected.
        var given = arguments.OfType<string>().ToArray();
        errors.Unless(given.Length == arguments.Length, field, "Each argument is a text.");
        foreach (var argument in given)
        {
            errors.Unless(argument.Length <= LongestArgument, field, $"At most {LongestArgument} characters each.");
            foreach (var unknown in CommandArguments.Unknown(argument))
                errors.Add(field, $"{{{unknown}}} is not one of {CommandArguments.Known}.");
        }
        if (!given.Any(CommandArguments.NamesTheRoute))
            errors.Add(field, "One argument must be {prefix}, {address} or {rule}.");
    }
}
