using System.Diagnostics;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Alerting.Channels.Webhook;
using Flowtriq.Server.Platform.Outbound;
using Flowtriq.Server.Tests.Alerting.Fakes;
using Flowtriq.Server.Tests.Platform;

namespace Flowtriq.Server.Tests.Alerting.Channels;

/// <summary>The verifier of webhooks that receivers are given, as it stands in the documentation.</summary>
public sealed class DocumentedVerifier
{
    private const string Secret = "sign-SECRET-0123456";

    [Fact]
    public async Task Takes_what_was_signed_and_nothing_else()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "there is no python3");
        var body = WebhookMessage.Of(Told.Of(AlertKind.Opened));
        var time = Told.Onset.ToUnixTimeSeconds().ToString();
        var signature = WebhookSignature.Sign(Secret, time, body);
        Assert.Equal(
            "True False False False",
            await RunAsync(
                $$"""
                body = bytes.fromhex("{{Convert.ToHexString(body)}}")
                headers = {"X-Flowtriq-Timestamp": "{{time}}", "X-Flowtriq-Signature": "{{signature}}"}
                at = {{time}}
                print(
                    verify("{{Secret}}", headers, body, at + 10),
                    verify("{{Secret}}", headers, body + b" ", at),
                    verify("another", headers, body, at),
                    verify("{{Secret}}", headers, body, at + 301),
                )
                """
            )
        );
    }

    private static async Task<string> RunAsync(string use)
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(ApiDocumentTests.RepositoryRoot(), "docs", "channels", "webhook.md")
        );
        var verifier = page.Split("```python\n")[1].Split("```")[0];
        using var python = Process.Start(
            new ProcessStartInfo("/usr/bin/python3", ["-c", verifier + "\n" + use])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var said = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        return said.Trim();
    }
}
