using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Announcing.Command;
using Flowtriq.Server.Tests.Ingest;

namespace Flowtriq.Server.Tests.Announcing;

/// <summary>The contract of an announcer, kept by a program of the operator's.</summary>
public sealed class CommandHooks
{
    private const string WriteArguments = "echo \"$*\" >> $log";

    [Fact]
    public async Task Announce_and_withdraw_one_run_each()
    {
        using var hooks = new HookFixture(WriteArguments);
        await using var announcer = hooks.Make();
        announcer.Announce(Holes("203.0.113.7/32", "2001:db8:7::7/128"));
        await announcer.StartAsync(default);
        await StatesAsync(announcer, AnnouncedState.Accepted, AnnouncedState.Accepted);
        announcer.Announce(Holes("203.0.113.7/32", "2001:db8:7::7/128"));
        announcer.Announce(Holes("2001:db8:7::7/128"));
        await Soon.TrueAsync(() => hooks.Runs.Length == 3, () => hooks.Log);
        Assert.Equal(
            ["announce 2001:db8:7::7/128 65535:666", "announce 203.0.113.7/32 65535:666", "withdraw 203.0.113.7/32"],
            hooks.Runs.Order(StringComparer.Ordinal)
        );
        var peer = Assert.Single(announcer.Peers);
        Assert.Equal((true, 1, 1), (peer.Up, peer.Wanted, peer.Sent));
    }

    [Fact]
    public async Task Issue_everything_again_after_a_restart_and_withdraw_what_is_wanted_no_more()
    {
        using var hooks = new HookFixture(WriteArguments);
        await using (var first = hooks.Make())
        {
            first.Announce(Holes("203.0.113.7/32", "203.0.113.8/32"));
            await first.StartAsync(default);
            await StatesAsync(first, AnnouncedState.Accepted, AnnouncedState.Accepted);
        }
        hooks.ClearLog();
        await using var second = hooks.Make();
        second.Announce(Holes("203.0.113.8/32"));
        await second.StartAsync(default);
        await Soon.TrueAsync(() => hooks.Runs.Length == 2, () => hooks.Log);
        Assert.Equal(["announce 203.0.113.8/32 65535:666", "withdraw 203.0.113.7/32"], hooks.Runs.Order());
    }

    [Fact]
    public async Task That_fail_say_why_and_hold_up_nothing_else_and_are_tried_again_when_released()
    {
        using var hooks = new HookFixture(
            """
            echo "$*" >> $log
            case "$2" in 203.0.113.66/32) [ -e "$0.mended" ] || { echo "router unreachable" >&2; exit 3; };; esac
            """
        );
        await using var announcer = hooks.Make();
        announcer.Announce(Holes("203.0.113.66/32", "203.0.113.7/32"));
        await announcer.StartAsync(default);
        await StatesAsync(announcer, AnnouncedState.Rejected, AnnouncedState.Accepted);
        var routes = await announcer.ReadBackAsync(default);
        Assert.Equal("exit code 3: router unreachable", routes[0].Reason);
        Assert.Equal(1, Assert.Single(announcer.Peers).Rejected);
        await File.WriteAllTextAsync(hooks.Hooks.PathOf("null-route.mended"), "");
        announcer.Release("upstream");
        await StatesAsync(announcer, AnnouncedState.Accepted, AnnouncedState.Accepted);
    }

    [Fact]
    public async Task That_hang_are_ended_in_time()
    {
        using var hooks = new HookFixture("exec sleep 600");
        await using var announcer = hooks.Make(HookFixture.Standard with { TimeoutSeconds = 1 });
        announcer.Announce(Holes("203.0.113.7/32"));
        await announcer.StartAsync(default);
        await StatesAsync(announcer, AnnouncedState.Rejected);
        Assert.Equal("took too long", (await announcer.ReadBackAsync(default))[0].Reason);
    }

    [Fact]
    public async Task Are_given_arguments_as_they_stand_and_a_bare_environment()
    {
        Environment.SetEnvironmentVariable("FLOWTRIQ_TEST_SECRET", "swordfish");
        using var hooks = new HookFixture("printf '%s\\n' \"$@\" >> $log; env >> $log");
        var evil = $"$(touch {hooks.Root}/pwned); `id`";
        await using var announcer = hooks.Make(
            HookFixture.Standard with
            {
                Announce = [evil, "{address}", "{length}"],
            }
        );
        announcer.Announce(Holes("203.0.113.7/32"));
        await announcer.StartAsync(default);
        await StatesAsync(announcer, AnnouncedState.Accepted);
        Assert.Equal([evil, "203.0.113.7", "32"], hooks.Runs[..3]);
        Assert.False(File.Exists(Path.Combine(hooks.Root, "pwned")));
        Assert.DoesNotContain("swordfish", hooks.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_the_script_of_the_documentation()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Flowtriq.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        using var hooks = new HookFixture(
            "ip() { echo \"$*\" >> $log; case $3 in show) echo blackhole ;; esac; }\n"
                + $". {folder}/deploy/null-route.sh"
        );
        await using var announcer = hooks.Make(HookFixture.Standard with { Announce = ["announce", "{prefix}"] });
        announcer.Announce(Holes("2001:db8:7::7/128"));
        await announcer.StartAsync(default);
        await StatesAsync(announcer, AnnouncedState.Accepted);
        announcer.Announce(DesiredRoutes.Empty);
        await Soon.TrueAsync(() => hooks.Runs.Length == 3, () => hooks.Log);
        Assert.Equal(
            [
                "-6 route replace blackhole 2001:db8:7::7/128 metric 666",
                "-6 route show type blackhole exact 2001:db8:7::7/128",
                "-6 route del blackhole 2001:db8:7::7/128 metric 666",
            ],
            hooks.Runs
        );
    }

    [Fact]
    public async Task Take_black_holes_alone_unless_told_otherwise_and_no_more_than_their_limit()
    {
        using var hooks = new HookFixture(WriteArguments);
        await using var announcer = hooks.Make(HookFixture.Standard with { MaxBlackholes = 1 });
        Assert.True(IpPrefix.TryParse("203.0.113.0/24", out var wide));
        announcer.Announce(
            DesiredRoutes.From([.. Holes("203.0.113.7/32", "203.0.113.8/32").Routes, DesiredRoute.Diversion(wide)])
        );
        await announcer.StartAsync(default);
        await StatesAsync(announcer, AnnouncedState.Accepted, AnnouncedState.Refused);
    }

    [Fact]
    public async Task Withdraw_everything_when_they_are_taken_out_of_the_configuration()
    {
        using var hooks = new HookFixture(WriteArguments);
        await using var announcer = hooks.Make();
        announcer.Announce(Holes("203.0.113.7/32"));
        await announcer.StartAsync(default);
        await StatesAsync(announcer, AnnouncedState.Accepted);
        await announcer.WithdrawAllAsync();
        Assert.Equal(["announce 203.0.113.7/32 65535:666", "withdraw 203.0.113.7/32"], hooks.Runs);
    }

    [Fact]
    public void Lie_in_the_hook_directory_and_can_be_written_by_their_owner_only()
    {
        using var hooks = new HookFixture(WriteArguments);
        Assert.Null(hooks.Hooks.Obstacle("null-route"));
        Assert.NotNull(hooks.Hooks.Obstacle("/bin/sh"));
        Assert.NotNull(hooks.Hooks.Obstacle("../null-route"));
        Assert.NotNull(hooks.Hooks.Obstacle("absent"));
        var path = hooks.Hooks.PathOf("null-route");
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherWrite);
        Assert.Contains("written by others", hooks.Hooks.Obstacle("null-route"), StringComparison.Ordinal);
    }

    private static DesiredRoutes Holes(params string[] prefixes) =>
        DesiredRoutes.From(
            prefixes.Select(static text =>
                DesiredRoute.Blackhole(
                    IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text)
                )
            )
        );

    private static async Task StatesAsync(CommandAnnouncer announcer, params AnnouncedState[] states)
    {
        IReadOnlyList<AnnouncedRoute> routes = [];
        for (var tries = 0; tries < 600; tries++)
        {
            routes = await announcer.ReadBackAsync(default);
            if (routes.Select(static route => route.State).SequenceEqual(states))
                return;
            await Task.Delay(25);
        }
        Assert.Fail(string.Join('\n', routes));
    }
}
