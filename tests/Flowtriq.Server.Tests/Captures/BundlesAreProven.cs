using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Captures.Bundles;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Audit;
using Flowtriq.Server.Tests.Ctl;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Captures;

/// <summary>A bundle of evidence, and whoever checks it with nothing but the bundle.</summary>
public sealed class BundlesAreProven : IAsyncLifetime
{
    private RunningServer server = null!;
    private HttpClient analyst = null!;
    private Guid capture;
    private byte[] bundle = [];
    private string fingerprint = "";

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync();
        capture = await server.CaptureAsync(TimeProvider.System.GetUtcNow());
        analyst = await server.BrowserAsync(Role.Analyst);
        bundle = await analyst.GetByteArrayAsync("/api/v1/incidents/1/evidence/bundle");
        fingerprint = (await analyst.OkAsync(HttpMethod.Get, "/evidence/key")).Text("fingerprint");
    }

    public async ValueTask DisposeAsync()
    {
        analyst.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public void Holds_captures_timeline_configuration_and_who_looked()
    {
        var verdict = Verify(bundle, fingerprint);

        Assert.Equal([], verdict.Faults);
        Assert.Equal(
            [
                $"captures/{capture}.pcapng",
                "incident.json",
                "timeline.json",
                "configuration.json",
                "mitigation.json",
                "accesses.json",
                "key.pem",
                "HOW-TO-VERIFY.txt",
                "manifest.json",
                "SHA256SUMS",
                "SHA256SUMS.sig",
            ],
            verdict.Files.Select(static file => file.Name)
        );
    }

    [Fact]
    public void Fails_on_any_changed_byte()
    {
        var survivors = new List<int>();
        Parallel.For(
            0,
            bundle.Length,
            () => bundle.ToArray(),
            (position, _, mine) =>
            {
                mine[position] ^= (byte)(1 << (position % 8));
                if (Verify(mine, null).IsWhole)
                {
                    lock (survivors)
                        survivors.Add(position);
                }

                mine[position] = bundle[position];
                return mine;
            },
            static _ => { }
        );

        Assert.Empty(survivors);
    }

    [Fact]
    public void Fails_when_bytes_are_missing_or_added()
    {
        foreach (var missing in new[] { 1, 511, 512, 1024, 5_000, bundle.Length })
            Assert.False(Verify(bundle[..^missing], null).IsWhole);
        Assert.False(Verify([.. bundle, 0], null).IsWhole);
        Assert.False(Verify([.. bundle, .. bundle], null).IsWhole);
        Assert.False(Verify([], null).IsWhole);
    }

    [Fact]
    public void Names_what_does_not_match()
    {
        var changed = bundle.ToArray();
        changed[512 + 100] ^= 1;

        Assert.Contains(
            $"captures/{capture}.pcapng: it has SHA-256 ",
            Assert.Single(Verify(changed, null).Faults),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "its fingerprint is",
            Assert.Single(Verify(bundle, new string('0', 64)).Faults),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Is_checked_by_ctl_without_a_server()
    {
        var path = Path.Combine(server.Folder, "evidence.tar");
        await File.WriteAllBytesAsync(path, bundle);
        var spoken = string.Join(':', fingerprint.ToUpperInvariant().Chunk(2).Select(static pair => new string(pair)));

        var whole = await CtlProcess.RunAsync([], "verify", path, "--key", spoken);
        Assert.True(whole.Code == 0, whole.Output + whole.Errors);
        Assert.Contains("The bundle is as it was made: 11 files", whole.Output, StringComparison.Ordinal);
        Assert.Contains(fingerprint, whole.Output, StringComparison.Ordinal);

        bundle[^2_000] ^= 1;
        await File.WriteAllBytesAsync(path, bundle);
        var broken = await CtlProcess.RunAsync([], "verify", path);
        Assert.Equal(1, broken.Code);
        Assert.EndsWith("The bundle is NOT as it was made.", broken.Output.Trim(), StringComparison.Ordinal);

        var none = await CtlProcess.RunAsync([], "verify", path + ".none");
        Assert.Equal(2, none.Code);
    }

    [Fact]
    public async Task Is_checked_by_common_tools()
    {
        if (!File.Exists("/usr/bin/openssl"))
            Assert.Skip("no openssl");
        var path = Path.Combine(server.Folder, "evidence.tar");
        await File.WriteAllBytesAsync(path, bundle);
        const string Commands = """
            set -e
            tar --warning=no-timestamp -xf evidence.tar
            openssl dgst -sha256 -verify key.pem -signature SHA256SUMS.sig SHA256SUMS
            sha256sum --check --strict --quiet SHA256SUMS
            openssl pkey -pubin -in key.pem -outform DER | sha256sum
            """;

        var (code, output) = await ShellAsync(Commands);
        Assert.True(code == 0, output);
        Assert.Contains("Verified OK", output, StringComparison.Ordinal);
        Assert.Contains(fingerprint, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_it_is_of_and_is_in_the_log()
    {
        using var admin = await server.BrowserAsync(Role.Admin);
        using (await analyst.GetAsync($"/api/v1/captures/{capture}/packets")) { }
        var path = Path.Combine(server.Folder, "second.tar");
        await File.WriteAllBytesAsync(path, await analyst.GetByteArrayAsync("/api/v1/incidents/1/evidence/bundle"));

        var (_, manifestText) = await ShellAsync("tar -xOf second.tar manifest.json");
        var manifest = JsonElement.Parse(manifestText);
        Assert.Equal("flowtriq-evidence-1", manifest.Text("format"));
        Assert.Equal($"{Kept.Victim}/32", manifest.Text("target"));
        Assert.Equal("Analyst", manifest.Text("madeFor"));
        Assert.Equal(fingerprint, manifest.Text("signingKey"));
        Assert.Equal(20, manifest.GetProperty("captures")[0].GetProperty("packets").GetInt32());
        Assert.Equal(-12.5, manifest.GetProperty("captures")[0].GetProperty("clockOffsetMilliseconds").GetDouble());
        var (_, mitigationText) = await ShellAsync("tar -xOf second.tar mitigation.json");
        var policy = Assert.Single(JsonElement.Parse(mitigationText).GetProperty("policies").EnumerateArray());
        Assert.True(policy.GetProperty("workspace").GetBoolean());
        Assert.Equal("monitor only", policy.GetProperty("policy").Text("name"));
        var (_, accessText) = await ShellAsync("tar -xOf second.tar accesses.json");
        Assert.Equal(
            ["evidence of incident INC-1: bundle downloaded", $"capture {capture}: packets listed from 0"],
            JsonElement.Parse(accessText).EnumerateArray().Select(static line => line.Text("what")).Take(2)
        );
        Assert.Equal(2, (await admin.LinesAsync("&object=/incidents/1/evidence")).Count);
    }

    [Fact]
    public async Task Is_signed_by_the_same_key_after_a_restart()
    {
        await server.StopAsync();
        await server.StartAgainAsync();
        using var again = await server.BrowserAsync(Role.Analyst);

        Assert.Equal(fingerprint, (await again.OkAsync(HttpMethod.Get, "/evidence/key")).Text("fingerprint"));
        Assert.Equal(
            [],
            Verify(await again.GetByteArrayAsync("/api/v1/incidents/1/evidence/bundle"), fingerprint).Faults
        );
    }

    [Fact]
    public async Task Is_not_for_everybody()
    {
        using var reader = await server.BrowserAsync(Role.ReadOnly);

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await reader.GetAsync("/api/v1/incidents/1/evidence/bundle")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await analyst.GetAsync("/api/v1/incidents/9/evidence/bundle")).StatusCode
        );
    }

    private static BundleVerdict Verify(byte[] archive, string? key) =>
        BundleVerification.Run(new MemoryStream(archive), key);

    private async Task<(int Code, string Output)> ShellAsync(string commands)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-c", $"({commands}) 2>&1"])
        {
            WorkingDirectory = server.Folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
