using Flowtriq.Lab.Namespaces;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>What a new user does with the commands of "Add node", on a machine with a real systemd.</summary>
[Collection(StandCollection.Name)]
public sealed class InstallTests(InstallStand stand) : IClassFixture<InstallStand>
{
    private const string Config = "/etc/flowtriq/ftagent.json";

    [Fact]
    public async Task Two_commands_make_a_node_and_removing_it_leaves_nothing()
    {
        await stand.BootAsync();
        var (version, _) = await stand.HandOutAsync();
        var commands = await stand.CommandsAsync("by-script");
        await stand.Machine.RunAsync("mkdir -m 755 /var/lib/ftagent && touch /var/lib/ftagent/left-by-root");
        var said = await stand.Machine.RunAsync($"{commands.Script} --prefixes 203.0.113.0/24");
        Assert.Contains("next: ftagent doctor", said, StringComparison.Ordinal);
        await stand.Machine.RunAsync(commands.Start);
        var node = await stand.GreenAsync("by-script");
        Assert.Equal("ring", node.CaptureMode);
        Assert.Equal("600 ftagent ftagent", await StatAsync(Config));
        Assert.Contains("203.0.113.0/24", await stand.Machine.RunAsync($"cat {Config}"), StringComparison.Ordinal);
        Assert.Equal("700 ftagent ftagent", await StatAsync("/var/lib/ftagent"));
        Assert.Contains("ftagent ftagent", await StatAsync("/var/lib/ftagent/left-by-root"), StringComparison.Ordinal);
        await NothingHappensTwiceAsync(commands.Script, version);
        await UpgradeKeepsTheConfigurationAsync();
        Assert.DoesNotContain(commands.Token, await stand.Machine.RunAsync("journalctl --no-pager"));

        await stand.Machine.RunAsync("sh install.sh --uninstall && rm -r /run/here");
        Assert.Empty(stand.LeftBehind());
        Assert.False((await stand.Machine.TryAsync("id ftagent || systemctl cat ftagent || pgrep ftagent")).Succeeded);
    }

    [Fact]
    public async Task The_package_does_the_same_and_purging_it_leaves_nothing()
    {
        await stand.BootAsync();
        await stand.HandOutPackageAsync();
        var commands = await stand.CommandsAsync("by-package");
        await stand.Machine.RunAsync(commands.Package);
        await stand.Machine.RunAsync(commands.Start);
        await stand.GreenAsync("by-package");
        Assert.Equal("600 ftagent ftagent", await StatAsync(Config));
        var refused = await stand.Machine.TryAsync(
            $"curl -fsSk https://{stand.Address}/install.sh | sh -s -- --server {stand.Address} --token {commands.Token}"
        );
        Assert.Contains("installed from a Debian package", refused.Error, StringComparison.Ordinal);

        var pid = await stand.AgentPidAsync();
        await stand.Machine.RunAsync($"echo '// mine' >>{Config}");
        var newer = await stand.HandOutPackageAsync();
        await stand.Machine.RunAsync(
            $"curl -fsSko new.deb https://{stand.Address}/install/{newer}/$(uname -m)/ftagent.deb && dpkg -i new.deb"
        );
        Assert.NotEqual(pid, await stand.AgentPidAsync());
        Assert.Equal("600 ftagent ftagent", await StatAsync(Config));
        Assert.Contains("// mine", await stand.Machine.RunAsync($"cat {Config}"), StringComparison.Ordinal);
        await stand.GreenAsync("by-package");

        await stand.Machine.RunAsync("dpkg --purge ftagent && rm -r /run/here");
        Assert.Empty(stand.LeftBehind());
    }

    [Fact]
    public async Task An_agent_that_is_not_the_one_expected_is_refused_and_nothing_is_installed()
    {
        await stand.BootAsync();
        var (_, sha) = await stand.HandOutAsync();
        var commands = await stand.CommandsAsync("forged");
        await stand.Machine.RunAsync($"curl -fsSko install.sh https://{stand.Address}/install.sh");
        await stand.Machine.RunAsync($"sed -i s/{sha}/{sha[1..]}0/ install.sh");
        var changed = await stand.Machine.TryAsync(commands.Script.Replace("curl", "true", StringComparison.Ordinal));
        Assert.Contains("install.sh: FAILED", changed.Output, StringComparison.Ordinal);
        var forged = await stand.Machine.TryAsync($"sh install.sh --server {stand.Address} --token {commands.Token}");
        Assert.Contains("not the one expected", forged.Error, StringComparison.Ordinal);

        var guessed = await stand.Machine.RunAsync($"sh install.sh --dry-run --setup --server {stand.Address}");
        Assert.Contains("would run: /usr/bin/ftagent setup --yes", guessed, StringComparison.Ordinal);
        var dry = await stand.Machine.RunAsync($"sh install.sh --dry-run --server {stand.Address}");
        Assert.Contains("would write: /usr/bin/ftagent", dry, StringComparison.Ordinal);
        await stand.Machine.RunAsync("rm -r /run/here");
        Assert.Empty(stand.LeftBehind());
    }

    private async Task NothingHappensTwiceAsync(string script, string version)
    {
        var pid = await stand.AgentPidAsync();
        var again = await stand.Machine.RunAsync(script);
        Assert.Contains($"ftagent {version} is here already", again, StringComparison.Ordinal);
        Assert.Contains("the token was not used", again, StringComparison.Ordinal);
        Assert.DoesNotContain("wrote", again, StringComparison.Ordinal);
        Assert.Equal(pid, await stand.AgentPidAsync());
    }

    private async Task UpgradeKeepsTheConfigurationAsync()
    {
        var pid = await stand.AgentPidAsync();
        await stand.Machine.RunAsync($"echo '// mine' >>{Config}");
        var (_, sha) = await stand.HandOutAsync();
        await stand.Machine.RunAsync(
            $"curl -fsSk https://{stand.Address}/install.sh | sh -s -- --server {stand.Address} --allow-firewall"
        );
        Assert.StartsWith(sha, await stand.Machine.RunAsync("sha256sum /usr/bin/ftagent"), StringComparison.Ordinal);
        Assert.Contains("// mine", await stand.Machine.RunAsync($"cat {Config}"), StringComparison.Ordinal);
        Assert.NotEqual(pid, await stand.AgentPidAsync());
        await stand.GreenAsync("by-script");
        // CAP_NET_ADMIN and CAP_NET_RAW, bits 12 and 13, and nothing else.
        var status = await stand.Machine.RunAsync($"cat /proc/{await stand.AgentPidAsync()}/status");
        Assert.Matches("CapBnd:\t0000000000003000", status);
        Assert.Matches("NoNewPrivs:\t1", status);
    }

    private async Task<string> StatAsync(string path) =>
        (await stand.Machine.RunAsync($"stat --format '%a %U %G' {path}")).Trim();
}
