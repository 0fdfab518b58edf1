using System.Runtime.InteropServices;
using System.Text.Json;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>A node with a real systemd follows the server's versions, and comes back from one that does not run.</summary>
[Collection(StandCollection.Name)]
public sealed class UpdateTests(InstallStand stand) : IClassFixture<InstallStand>
{
    [Fact]
    public async Task A_node_updates_itself_goes_back_from_what_is_not_well_and_refuses_what_another_signed()
    {
        await stand.BootAsync();
        var folder = Directory.CreateTempSubdirectory("flowtriq-keys-").FullName;
        try
        {
            var key = await KeyAsync(folder, "ours");
            await KeyAsync(folder, "theirs");
            await InstallAsync(key);
            var installed = await stand.Machine.RunAsync("sha256sum /usr/bin/ftagent");

            await ReleaseAsync(await Programs.AgentAsync(), "7.0.0", Path.Combine(folder, "ours"));
            await RollOutAsync("7.0.0");
            await NodeAsync("updated", "7.0.0");

            await ReleaseAsync("/bin/false", "7.1.0", Path.Combine(folder, "ours"));
            await RollOutAsync("7.1.0");
            Assert.Contains("7.1.0", await NodeAsync("rolledBack", "7.0.0"), StringComparison.Ordinal);
            await PausedAsync();

            await HangsAsync("7.1.1", folder);

            await ReleaseAsync(await Programs.AgentAsync(), "7.2.0", Path.Combine(folder, "theirs"));
            await RollOutAsync("7.2.0");
            Assert.Contains("release key", await NodeAsync("refused", "7.0.0"), StringComparison.Ordinal);

            await RollOutAsync("7.0.0");
            await stand.Api.PostAsync("/api/v1/updates/rollback", new { });
            await NodeAsync(state: null, version: null, not: "7.0.0");
            Assert.Equal(installed, await stand.Machine.RunAsync("sha256sum /usr/bin/ftagent"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // It starts, never reports that it is well, and systemd ends it when its patience, made short here, is over.
    private async Task HangsAsync(string version, string folder)
    {
        if (RuntimeInformation.OSArchitecture is not System.Runtime.InteropServices.Architecture.X64)
            return;
        await stand.Machine.RunAsync(
            "mkdir -p /run/systemd/system/ftagent.service.d"
                + " && printf '[Service]\nTimeoutStartSec=3\n' >/run/systemd/system/ftagent.service.d/patience.conf"
                + " && systemctl daemon-reload"
        );
        var mute = Path.Combine(folder, "mute");
        MuteProgram.Write(mute);
        await ReleaseAsync(mute, version, Path.Combine(folder, "ours"));
        await RollOutAsync(version);
        Assert.Contains(version, await NodeAsync("rolledBack", "7.0.0"), StringComparison.Ordinal);
        await PausedAsync();
    }

    private async Task InstallAsync(string key)
    {
        await stand.HandOutAsync();
        var commands = await stand.CommandsAsync("updated");
        await stand.Machine.RunAsync($"{commands.Script} --allow-updates {key}");
        await stand.Machine.RunAsync(commands.Start);
        await stand.GreenAsync("updated");
    }

    private async Task PausedAsync() =>
        await Eventually.GetAsync<object>(
            "the rollout pauses itself",
            TimeSpan.FromSeconds(30),
            async () =>
                (await FleetAsync()).GetProperty("rollout").GetProperty("state").GetString() == "paused" ? "" : null
        );

    /// <summary>Waits until the node is in this state with this version; returns what it said about it.</summary>
    private Task<string> NodeAsync(string? state, string? version, string? not = null) =>
        Eventually.GetAsync(
            $"the node is {state} with {version}",
            TimeSpan.FromSeconds(90),
            async () =>
            {
                var node = (await FleetAsync()).GetProperty("nodes").EnumerateArray().Single();
                var (now, runs) = (node.GetProperty("state").GetString(), node.GetProperty("version").GetString());
                return (state ?? now) == now && (version ?? runs) == runs && runs != not
                    ? node.GetProperty("reason").GetString()
                    : null;
            }
        );

    private Task<JsonElement> FleetAsync() => stand.Api.GetAsync<JsonElement>("/api/v1/updates");

    private Task<JsonElement> RollOutAsync(string version) =>
        stand.Api.PutAsync("/api/v1/updates/rollout", new { version, percent = 100 });

    private Task<string> ReleaseAsync(string program, string version, string key) =>
        stand.ServerAsync("release", "add", program, "--version", version, "--key", key);

    private static async Task<string> KeyAsync(string folder, string name)
    {
        string[] make = [await Programs.ServerAsync(), "release", "key", Path.Combine(folder, name)];
        return (await Command.RequireAsync("dotnet", make)).Trim();
    }
}
