using System.Text.Json;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Hooks;
using Flowtriq.Agent.Tests.Protocol;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Tests.Hooks;

/// <summary>Real programs, started as the agent starts them.</summary>
public sealed class HookRunnerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("ftagent-").FullName;
    private readonly StringWriter _log = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private HookRunner Runner(string body, TimeSpan? timeout = null)
    {
        var path = Path.Combine(_folder, "hook.sh");
        File.WriteAllText(path, $"#!/bin/sh\ncd {_folder}\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new HookRunner(
            new HookConfig(path) { Timeout = timeout ?? Patience },
            new LineLog(_log, TimeProvider.System)
        );
    }

    private static Observation Attack(ObservationPhase phase, string? target = "192.0.2.7/32")
    {
        IpPrefix? prefix = target is not null && IpPrefix.TryParse(target, out var parsed) ? parsed : null;
        return Observations.Any(phase) with
        {
            Id = new Guid(7, 0, 0, new byte[8]),
            Target = prefix,
            Direction = Direction.Inbound,
            Rate = TrafficRate.Of(50_123.4, 4e8),
            Peak = TrafficRate.Of(60_000, 5e8),
        };
    }

    private string[] Lines(string file) => File.ReadAllLines(Path.Combine(_folder, file));

    [Fact]
    public void Passes_target_direction_pps_and_action_and_the_incident_on_standard_input()
    {
        using var hooks = Runner("echo \"$@\" >> calls; cat >> input");

        hooks.Follow(Attack(ObservationPhase.Opened));
        hooks.Follow(Attack(ObservationPhase.Updated));
        hooks.Follow(Attack(ObservationPhase.Closed));
        Assert.True(hooks.Finish(Patience));

        Assert.Equal(["192.0.2.7 incoming 50123 ban", "192.0.2.7 incoming 60000 unban"], Lines("calls"));
        using var json = JsonDocument.Parse(Lines("input")[0]);
        Assert.Equal("incident.opened", json.RootElement.GetProperty("type").GetString());
        Assert.Equal("192.0.2.7/32", json.RootElement.GetProperty("target").GetString());
        Assert.Equal("amplification", json.RootElement.GetProperty("family").GetString());
        Assert.Equal(53, json.RootElement.GetProperty("vectors")[0].GetProperty("port").GetInt32());
        Assert.Equal(0, hooks.Failures);
    }

    [Fact]
    public void Waits_for_a_target_and_takes_back_the_one_it_announced()
    {
        using var hooks = Runner("echo \"$@\" >> calls");

        hooks.Follow(Attack(ObservationPhase.Opened, null));
        hooks.Follow(Attack(ObservationPhase.Updated));
        hooks.Follow(Attack(ObservationPhase.Closed, "192.0.2.0/24"));
        Assert.True(hooks.Finish(Patience));

        Assert.Equal(["192.0.2.7 incoming 50123 ban", "192.0.2.7 incoming 60000 unban"], Lines("calls"));
    }

    [Fact]
    public void Never_lets_a_shell_see_the_arguments()
    {
        using var hooks = Runner("echo $# >> calls");

        hooks.Follow(Attack(ObservationPhase.Opened, "2001:db8::/48"));
        Assert.True(hooks.Finish(Patience));

        Assert.Equal(["4"], Lines("calls"));
    }

    [Fact]
    public void Logs_and_counts_a_failing_program_with_its_complaint()
    {
        using var hooks = Runner("echo no route >&2; exit 3");

        hooks.Follow(Attack(ObservationPhase.Opened));
        Assert.True(hooks.Finish(Patience));

        Assert.Equal(1, hooks.Failures);
        Assert.Contains("exit=3 stderr=\"no route\"", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_a_program_that_takes_too_long()
    {
        using var hooks = Runner("exec sleep 600", TimeSpan.FromSeconds(1));

        hooks.Follow(Attack(ObservationPhase.Opened));

        Assert.True(hooks.Finish(Patience));
        Assert.Equal(1, hooks.Failures);
        Assert.Contains("took too long", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Survives_a_program_that_is_not_there()
    {
        using var hooks = new HookRunner(new HookConfig("/nonexistent/hook"), new LineLog(_log, TimeProvider.System));

        hooks.Follow(Attack(ObservationPhase.Opened));

        Assert.True(hooks.Finish(Patience));
        Assert.Contains("hook did not start", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_of_the_documentation_null_routes_a_host_and_takes_it_back()
    {
        var tools = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        var ip = Path.Combine(tools, "ip");
        File.WriteAllText(ip, $"#!/bin/sh\necho \"$@\" >> {_folder}/calls\ncase $3 in show) echo blackhole ;; esac\n");
        File.SetUnixFileMode(ip, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var hooks = Runner($"PATH={tools}:$PATH exec {Repository}/deploy/null-route.sh \"$@\"");

        hooks.Follow(Attack(ObservationPhase.Opened));
        hooks.Follow(Attack(ObservationPhase.Closed));
        Assert.True(hooks.Finish(Patience));
        Assert.Equal(
            [
                "-4 route replace blackhole 192.0.2.7/32 metric 666",
                "-4 route show type blackhole exact 192.0.2.7/32",
                "-4 route del blackhole 192.0.2.7/32 metric 666",
            ],
            Lines("calls")
        );

        // More than a host it refuses, and what our own host sends is not its business.
        hooks.Follow(Attack(ObservationPhase.Opened, "192.0.2.0/24") with { Id = Guid.NewGuid() });
        hooks.Follow(Attack(ObservationPhase.Opened) with { Id = Guid.NewGuid(), Direction = Direction.Outbound });
        Assert.True(hooks.Finish(Patience));
        Assert.Equal(3, Lines("calls").Length);
        Assert.Equal(1, hooks.Failures);
        Assert.Contains("192.0.2.0/24 is more than a host", _log.ToString(), StringComparison.Ordinal);
    }

    private static string Repository
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Flowtriq.slnx")))
                folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }
}
