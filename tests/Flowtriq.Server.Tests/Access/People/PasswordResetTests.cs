using System.Net;
using System.Text.RegularExpressions;
using Flowtriq.Server.Access.Resets;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Alerting.Fakes;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.People;

public sealed partial class PasswordResetTests
{
    private const string Email = "Analyst@isp.example";

    [Fact]
    public async Task The_mailed_link_sets_a_password_once_and_ends_every_session()
    {
        await using var smtp = new FakeSmtp();
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        await server.UseAsync(smtp);
        using var ann = await server.BrowserAsync(Role.Analyst);
        using var stranger = server.Browser();
        Assert.True((await stranger.OkAsync(HttpMethod.Get, "/sign-in")).GetProperty("mail").GetBoolean());
        Assert.Equal(
            HttpStatusCode.Accepted,
            await stranger.StatusAsync(HttpMethod.Post, "/password-resets", new { email = Email })
        );
        await Soon.TrueAsync(() => !smtp.Messages.IsEmpty);
        var path = $"/password-resets/{Link(smtp)}";
        Assert.Equal(Email, (await stranger.OkAsync(HttpMethod.Get, path)).GetProperty("email").GetString());
        await stranger.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Post,
            path,
            new { password = "password1234" }
        );
        Assert.Equal(HttpStatusCode.OK, await ann.StatusAsync(HttpMethod.Get, "/session"));

        var chosen = new { password = Team.Chosen };
        Assert.Equal(HttpStatusCode.NoContent, await stranger.StatusAsync(HttpMethod.Post, path, chosen));
        Assert.Equal(HttpStatusCode.Unauthorized, await ann.StatusAsync(HttpMethod.Get, "/session"));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(HttpMethod.Post, path, chosen));
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.SignInAsync(Email, RunningServer.Password));
        Assert.Equal(HttpStatusCode.OK, await stranger.SignInAsync(Email, Team.Chosen));
    }

    [Fact]
    public async Task A_stranger_is_answered_like_a_member_and_an_invitation_is_mailed_too()
    {
        await using var smtp = new FakeSmtp();
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        await server.UseAsync(smtp);
        using var stranger = server.Browser();
        Assert.Equal(
            HttpStatusCode.Accepted,
            await stranger.StatusAsync(HttpMethod.Post, "/password-resets", new { email = "nobody@isp.example" })
        );
        var made = await admin.OkAsync(
            HttpMethod.Post,
            "/invitations",
            new { email = "bea@isp.example", role = "analyst" }
        );
        Assert.True(made.GetProperty("mailed").GetBoolean());
        var message = Assert.Single(smtp.Messages);
        Assert.Contains("To: bea@isp.example", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_ends_after_an_hour_and_none_is_made_again_within_two_minutes()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        (await server.BrowserAsync(Role.Analyst)).Dispose();
        var store = server.Get<ResetStore>();
        var (_, token) = (await store.MakeAsync(Email, default))!.Value;
        Assert.Null(await store.MakeAsync(Email, default));
        Assert.NotNull(store.Open(token));
        time.Now += TimeSpan.FromMinutes(3);
        var (_, second) = (await store.MakeAsync(Email, default))!.Value;
        Assert.Null(store.Open(token));
        time.Now += TimeSpan.FromMinutes(61);
        Assert.Null(store.Open(second));
        Assert.Null(await store.MakeAsync("nobody@isp.example", default));
    }

    [Fact]
    public async Task Without_mail_the_servers_own_machine_gives_the_link_while_the_server_runs()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.AdminAsync();
        (await server.BrowserAsync(Role.Analyst)).Dispose();
        string[] command = ["reset-password", "--data", server.Folder, "--email", Email.ToLowerInvariant()];
        var (code, output, errors) = await ServerProcess.RunAsync([], command);
        Assert.True(code == 0, errors);

        using var stranger = server.Browser();
        var path = $"/password-resets/{ResetLink().Match(output).Groups[1].Value}";
        Assert.Equal(
            HttpStatusCode.NoContent,
            await stranger.StatusAsync(HttpMethod.Post, path, new { password = Team.Chosen })
        );
        Assert.Equal(HttpStatusCode.OK, await stranger.SignInAsync(Email, Team.Chosen));
        var told = await admin.OkAsync(HttpMethod.Get, "/audit?action=reset-password");
        Assert.Equal($"link for {Email}", told.GetProperty("items")[0].GetProperty("what").GetString());
        Assert.Equal(1, (await ServerProcess.RunAsync([], [.. command[..^1], "nobody@isp.example"])).Code);
    }

    /// <summary>The token of the link; long lines of a mail are broken with "=".</summary>
    private static string Link(FakeSmtp smtp) =>
        ResetLink().Match(smtp.Messages.First().Replace("=\r\n", "", StringComparison.Ordinal)).Groups[1].Value;

    [GeneratedRegex("/reset/([0-9a-f]{40})")]
    private static partial Regex ResetLink();
}
