using Flowtriq.Agent.Capture;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Doctor;
using Flowtriq.Agent.Firewall;
using Flowtriq.Agent.Hooks;
using Flowtriq.Agent.Kernel;
using Flowtriq.Agent.Reports;
using Flowtriq.Agent.State;
using Flowtriq.Agent.Status;
using Flowtriq.Agent.Updates;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Protocol;
using AgentConfig = Flowtriq.Agent.Configuration.AgentConfig;
using FirewallMode = Flowtriq.Agent.Configuration.FirewallMode;

namespace Flowtriq.Agent;

/// <summary>
/// Runs the loop until it is asked to stop: wires it by hand, saves its state, carries out the server's orders. A new
/// configuration is taken by making a new loop from the state of the old one, so that no baseline is lost.
/// </summary>
internal sealed class AgentHost(ConfigSource source, Signals signals, LineLog log, TimeProvider time)
{
    private static readonly TimeSpan DiskPatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan TrimEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TrimAfter = TimeSpan.FromSeconds(5);
    private const int MostFailedTicks = 100;

    private static readonly TimeSpan TendEvery = TimeSpan.FromMilliseconds(500);

    private readonly TickClock _clock = new(AgentLoop.TickLength);
    private readonly DoctorRounds _doctor = new(log);
    private FirewallMandate? _mandate;
    private Updater? _updater;
    private LocalState _local = LocalState.Empty;
    private readonly GarbageBound _garbage = new();
    private int _failedTicks;
    private TimeSpan _trimAt = TrimAfter;

    /// <summary>Runs until a signal; the result is the process's exit code.</summary>
    internal int Run(AgentConfig config)
    {
        using var systemd = new SystemdNotifier(Environment.GetEnvironmentVariable);
        using var identity = NodeIdentity.Load(config.StateDirectory, out var unenrolled);
        if (identity is null && config.Server is not null)
        {
            log.Error("cannot start", ("reason", unenrolled));
            return ExitCode.Refused;
        }

        if (identity is not null)
        {
            source.Follow(identity.Authorities);
            _mandate = new FirewallMandate(config.StateDirectory, identity.Authorities, identity.NodeId, log);
            _updater = new Updater(
                config.UpdateKey,
                identity with
                {
                    Server = config.Server ?? identity.Server,
                },
                config.StateDirectory,
                log
            );
        }

        using var uplink = new RememberingUplink(Connect(config, identity));
        using var status = StatusEndpoint.Open(config.StateDirectory, new StatusWriter(uplink, config.Node, time), log);
        var file = new StateFile(config.StateDirectory, log);
        var state = file.Load();
        if (config.Capture.Mode == CaptureMode.Ring)
            new CaptureSalvage(CaptureStore.Of(config), log).Run(state, uplink);
        log.Info(
            "started",
            ("version", AgentVersion.Text),
            ("server", identity?.Server.ToString() ?? "none, standalone")
        );
        while (true)
        {
            using var hooks = config.Hook is { } hook ? new HookRunner(hook, log) : null;
            using var firewall = OpenFirewall(config);
            var next = RunLoop(config, uplink, hooks, firewall, file, systemd, status, ref state);
            hooks?.Finish(DiskPatience);
            if (next is null)
                break;
            config = next;
        }

        systemd.Stopping();
        file.Finish(DiskPatience);
        _mandate?.Finish(DiskPatience);
        source.Finish(DiskPatience);
        log.Info("stopped");
        return ExitCode.Done;
    }

    // Runs one loop; returns the next configuration, or null to stop.
    private AgentConfig? RunLoop(
        AgentConfig config,
        RememberingUplink uplink,
        HookRunner? hooks,
        EdgeFirewall? firewall,
        StateFile file,
        SystemdNotifier systemd,
        StatusEndpoint status,
        ref AgentState? state
    )
    {
        FirewallStep? step = null;
        FirewallStep Filtering(Notices notices) =>
            step = new FirewallStep(config, firewall!, _mandate, notices) { State = _local };
        using var loop = new AgentLoop(config, uplink, hooks, log, _clock.Now, firewall is null ? null : Filtering);
        if (state is not null && loop.Restore(state, _clock.Now) is { } refusal)
            log.Tell("state_unreadable", $"the saved state is not taken, the node learns anew: {refusal}");
        systemd.Ready();
        var (aliveAt, tendAt) = (TimeSpan.Zero, TimeSpan.Zero);
        AgentConfig? next = null;
        while (next is null && !signals.StopAsked)
        {
            var now = _clock.Wait();
            loop.Worked(_clock.Worked);
            Tick(loop, now);
            if (loop.WantsSave)
                file.Save(loop.Save(now));
            next = Orders(loop, uplink, config);
            if (status.HasPeers || now.Uptime >= tendAt)
                status.Serve(now.Uptime);
            if (now.Uptime >= tendAt)
            {
                tendAt = now.Uptime + TendEvery - AgentLoop.TickLength / 2;
                Tend(config, uplink, now);
                if (systemd.WatchdogEvery is { } every && now.Uptime >= aliveAt)
                {
                    aliveAt = now.Uptime + every;
                    systemd.Alive();
                }
            }

            Trim(loop, now.Uptime);
        }

        _local = step?.State ?? LocalState.Empty;
        state = loop.Save(_clock.Now);
        file.Save(state);
        return signals.StopAsked ? null : next;
    }

    // What may wait half a second.
    private void Tend(AgentConfig config, RememberingUplink uplink, Moment now)
    {
        while (log.TryTake(out var trouble))
            uplink.Offer(new AgentNotice { Kind = trouble.Kind, Text = trouble.Text }, now.Wall);
        // What a look at the machine needed is given back at once.
        if (_doctor.Follow(config, uplink, now))
            _trimAt = now.Uptime;
        FollowUpdates(uplink, now);
    }

    // A busy moment is kept small while it lasts; what it left behind goes five seconds after it, what calm ones pile up every ten minutes.
    private void Trim(AgentLoop loop, TimeSpan uptime)
    {
        if (!loop.IsCalm)
        {
            _trimAt = uptime + TrimAfter;
            _garbage.Bound();
        }
        else if (uptime >= _trimAt)
        {
            _trimAt = uptime + TrimEvery;
            ResidentMemory.Trim();
        }
    }

    // The loop's one catch-all: a tick that fails is told and the next one tried; after ten seconds of them systemd should know.
    private void Tick(AgentLoop loop, Moment now)
    {
        try
        {
            loop.Tick(now);
            _failedTicks = 0;
        }
        catch (Exception broken) when (_failedTicks < MostFailedTicks)
        {
            if (_failedTicks++ == 0)
                log.Error("tick failed", ("reason", broken.ToString()));
        }
    }

    // What the server or a signal asks for; a configuration when one is to be taken.
    private AgentConfig? Orders(AgentLoop loop, RememberingUplink uplink, AgentConfig current)
    {
        var reload = signals.TakeReload();
        AgentConfig? next = null;
        while (uplink.TryTake(out var frame))
        {
            if (frame.Config is { } set)
                next = source.Take(set, current, uplink, time.GetUtcNow()) ?? next;
            else if (frame.Command is { } command)
                reload |= Obey(command, loop, uplink);
            else if (frame.Update is { } update)
                _updater?.Take(update);
            else
                TakeSigned(frame, uplink);
        }

        return reload ? source.Reload(current, uplink, time.GetUtcNow()) ?? next : next;
    }

    private void FollowUpdates(RememberingUplink uplink, Moment now)
    {
        if (_updater?.Follow(uplink.Status, now) == true)
            signals.Stop();
        if (_updater?.TakeFailure() is { } failure)
            uplink.Offer(new AgentNotice { Kind = failure.Kind, Text = failure.Text }, time.GetUtcNow());
    }

    // Kept whether the node may filter or not: it is in force as soon as the operator allows it.
    private void TakeSigned(ServerFrame frame, RememberingUplink uplink)
    {
        var refusal =
            frame.FirewallPolicy is { } policy ? _mandate?.Take(policy)
            : frame.FirewallOrders is { } orders ? _mandate?.Take(orders)
            : null;
        if (refusal is null)
            return;
        log.Error("what the server signed is not taken, the last good one stays", ("reason", refusal));
        uplink.Offer(new AgentNotice { Kind = "firewall_refused", Text = refusal }, time.GetUtcNow());
    }

    private EdgeFirewall? OpenFirewall(AgentConfig config)
    {
        if (config.Firewall.Mode != FirewallMode.Off)
            return new EdgeFirewall(config.StateDirectory, log, time);
        EdgeFirewall.CleanUp(config.StateDirectory, log, time);
        return null;
    }

    private bool Obey(Command command, AgentLoop loop, RememberingUplink uplink)
    {
        var result = new CommandResult { CommandId = command.Id, Ok = true };
        if (command.Close is { } close)
        {
            var cause = close.Reason.Length > 0 ? close.Reason : "closed by the server";
            result.Ok = Guid.TryParse(close.ObservationId, out var attack) && loop.Close(attack, cause, _clock.Now);
            result.Text = result.Ok ? "" : "no such attack is open";
        }
        else if (command.Reload is null)
        {
            (result.Ok, result.Text) = (false, "unknown command");
        }

        log.Info("command", ("id", command.Id), ("kind", command.BodyCase), ("ok", result.Ok));
        uplink.Offer(result);
        return command.Reload is not null;
    }

    private IUplink Connect(AgentConfig config, NodeIdentity? identity)
    {
        if (identity is null)
            return new StandardOutputUplink(Console.OpenStandardOutput());
        var mode = config.Capture.Mode == CaptureMode.Ring ? "ring" : "counters";
        var hello = HostFacts.Read(config.ProcRoot).ToHello(mode, source.ServerVersion);
        var address = config.Server ?? identity.Server;
        return new ServerUplink(identity with { Server = address }, hello, config.StateDirectory, time, log);
    }
}
