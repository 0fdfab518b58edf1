using Flowtriq.Bgp.Speaker;
using Flowtriq.Server.Mitigation.Announcing.BuiltIn;
using Flowtriq.Server.Mitigation.Announcing.Command;
using Flowtriq.Server.Mitigation.Announcing.GoBgp;
using Flowtriq.Server.Mitigation.Announcing.Peers;

namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>
/// Holds one announcer for each configured backend among <see cref="Announcers"/>. Those whose configuration did not change
/// are left alone.
/// </summary>
internal sealed class Backends(
    Announcers announcers,
    BuiltInAnnouncer builtIn,
    CommandRoutes commandRoutes,
    HookDirectory hooks,
    TimeProvider time,
    ILogger<Announcers> log
)
{
    private readonly Dictionary<string, (object Made, IRouteAnnouncer Announcer)> others = new(StringComparer.Ordinal);
    private bool joined;

    /// <summary>Makes the announcers those of the configuration. Called by one at a time.</summary>
    /// <param name="configuration">Valid.</param>
    /// <param name="speaker">The built-in speaker's options; null when it is off.</param>
    /// <param name="cancel">Gives up waiting for a session to end.</param>
    internal async Task ApplyAsync(BgpConfiguration configuration, SpeakerOptions? speaker, CancellationToken cancel)
    {
        if (!joined)
            announcers.Add(builtIn);
        joined = true;
        await builtIn.ConfigureAsync(speaker, cancel);

        var groups = configuration.Groups;
        var wanted = new Dictionary<string, (object Made, Func<IRouteAnnouncer> Make)>(StringComparer.Ordinal);
        foreach (var daemon in configuration.Daemons.Where(static daemon => daemon.Enabled))
        {
            var plan = GoBgpPlan.Make(daemon, groups, new FieldErrors());
            var group = groups.FirstOrDefault(group => group.Name == daemon.Group);
            wanted[daemon.Name] = ((daemon, group), () => new GoBgpAnnouncer(plan, time, log));
        }
        foreach (var hook in configuration.Hooks.Where(static hook => hook.Enabled))
        {
            var plan = CommandPlan.Make(hook, hooks, new FieldErrors());
            wanted[hook.Name] = (hook, () => new CommandAnnouncer(plan, commandRoutes, time, log));
        }
        await DropAsync(name => !wanted.TryGetValue(name, out var now) || !now.Made.Equals(others[name].Made), wanted);
        foreach (var (name, (made, make)) in wanted.Where(pair => !others.ContainsKey(pair.Key)))
        {
            others[name] = (made, make());
            announcers.Add(others[name].Announcer);
        }
    }

    // What is gone for good withdraws its routes; what is only made anew keeps them until its successor has taken over.
    private async Task DropAsync(
        Predicate<string> isOver,
        Dictionary<string, (object Made, Func<IRouteAnnouncer> Make)> wanted
    )
    {
        foreach (var name in others.Keys.Where(name => isOver(name)).ToArray())
        {
            var announcer = others[name].Announcer;
            others.Remove(name);
            announcers.Remove(announcer);
            if (!wanted.ContainsKey(name) && announcer is IWithdrawsAll withdraws)
                await withdraws.WithdrawAllAsync();
            await announcer.DisposeAsync();
        }
    }
}
