using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Flowtriq.Server.Access;
using Flowtriq.Server.Access.SecondFactor;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.People;

public sealed class SecondFactorTests
{
    private const string Email = "Analyst@isp.example";
    private static readonly object Password = new { password = RunningServer.Password };

    [Fact]
    public async Task Once_set_up_signing_in_takes_a_code_that_is_good_once()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        using var ann = await server.BrowserAsync(Role.Analyst);
        using var elsewhere = await server.BrowserAsync(Role.Analyst);
        var (app, _) = await SetUpAsync(ann, time);
        Assert.Equal(HttpStatusCode.OK, await ann.StatusAsync(HttpMethod.Get, "/session"));
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.StatusAsync(HttpMethod.Get, "/session"));

        using var browser = server.Browser();
        Assert.Equal("code", await NeedsAsync(browser, code: null));
        Assert.Equal("code", await NeedsAsync(browser, "000000"));
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.SignInAsync(Email, RunningServer.Password, app()));

        time.Now += TimeSpan.FromSeconds(60);
        Assert.Equal(HttpStatusCode.OK, await browser.SignInAsync(Email, RunningServer.Password, app()));
        using var second = server.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, await second.SignInAsync(Email, RunningServer.Password, app()));
    }

    [Fact]
    public async Task A_recovery_code_opens_once_and_new_ones_replace_the_old()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        using var ann = await server.BrowserAsync(Role.Analyst);
        var (_, codes) = await SetUpAsync(ann, time);
        using var browser = server.Browser();
        Assert.Equal(HttpStatusCode.OK, await browser.SignInAsync(Email, RunningServer.Password, codes[0]));
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.SignInAsync(Email, RunningServer.Password, codes[0]));
        var profile = await ann.OkAsync(HttpMethod.Get, "/profile");
        Assert.Equal(9, profile.GetProperty("recoveryCodesLeft").GetInt32());

        var renewed = await ann.OkAsync(HttpMethod.Post, "/profile/recovery-codes", Password);
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.SignInAsync(Email, RunningServer.Password, codes[1]));
        var fresh = renewed.GetProperty("codes")[0].GetString()!;
        Assert.Equal(HttpStatusCode.OK, await browser.SignInAsync(Email, RunningServer.Password, fresh));
    }

    [Fact]
    public async Task Codes_are_not_there_to_be_guessed_and_the_password_alone_forgives_no_guess()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        using var ann = await server.BrowserAsync(Role.Analyst);
        var (_, codes) = await SetUpAsync(ann, time);
        var signIn = server.Get<SignIn>();
        for (var guess = 0; guess < 8; guess++)
        {
            await signIn.TryAsync(Email, RunningServer.Password, null, default);
            await signIn.TryAsync(Email, RunningServer.Password, "123 456", default);
        }

        Assert.IsType<SignInOutcome.Refused>(await signIn.TryAsync(Email, RunningServer.Password, codes[0], default));
        time.Now += TimeSpan.FromMinutes(6);
        Assert.IsType<SignInOutcome.In>(await signIn.TryAsync(Email, RunningServer.Password, codes[0], default));
    }

    [Fact]
    public async Task Every_change_of_it_takes_the_password_and_an_admin_can_remove_a_lost_one()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        using var ann = await server.BrowserAsync(Role.Analyst);
        var wrong = new { password = "not my password" };
        foreach (var path in new[] { "/second-factor", "/second-factor/remove", "/recovery-codes" })
        {
            Assert.Equal(
                ["password: This is not your password."],
                await ann.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/profile" + path, wrong)
            );
        }

        await ann.OkAsync(HttpMethod.Post, "/profile/second-factor", Password);
        await ann.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Put,
            "/profile/second-factor",
            new { code = "000000" }
        );
        using var browser = server.Browser();
        Assert.Equal(HttpStatusCode.OK, await browser.SignInAsync(Email, RunningServer.Password));

        await SetUpAsync(ann, time);
        using var admin = await server.AdminAsync();
        var member = await admin.MemberAsync(Email);
        Assert.True(member.GetProperty("secondFactor").GetBoolean());
        var remove = $"/members/{member.GetProperty("number").GetInt64()}/second-factor";
        Assert.Equal(HttpStatusCode.NoContent, await admin.StatusAsync(HttpMethod.Delete, remove));
        Assert.Equal(HttpStatusCode.OK, await browser.SignInAsync(Email, RunningServer.Password));
        Assert.Equal(HttpStatusCode.NotFound, await admin.StatusAsync(HttpMethod.Delete, remove));
    }

    [Fact]
    public async Task Neither_secret_nor_codes_are_readable_in_the_database()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        using var ann = await server.BrowserAsync(Role.Analyst);
        var setup = await ann.OkAsync(HttpMethod.Post, "/profile/second-factor", Password);
        var (_, codes) = await SetUpAsync(ann, time);
        await server.StopAsync();
        var file = await File.ReadAllTextAsync(Path.Combine(server.Folder, "flowtriq.db"));
        Assert.DoesNotContain(setup.GetProperty("secret").GetString()!, file, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[0], file, StringComparison.Ordinal);
    }

    /// <summary>Sets it up as a person does; returns the app, which shows the code of now, and the recovery codes.</summary>
    private static async Task<(Func<string> App, string[] Codes)> SetUpAsync(HttpClient browser, ManualTime time)
    {
        var setup = await browser.OkAsync(HttpMethod.Post, "/profile/second-factor", Password);
        var secret = Base32.Decode(setup.GetProperty("secret").GetString()!);
        Assert.Contains("secret=", setup.GetProperty("address").GetString(), StringComparison.Ordinal);
        string App() => Totp.Code(secret, Totp.StepAt(time.Now));
        var codes = await browser.OkAsync(HttpMethod.Put, "/profile/second-factor", new { code = App() });
        return (App, codes.GetProperty("codes").Texts());
    }

    private static async Task<string?> NeedsAsync(HttpClient browser, string? code)
    {
        using var answer = await browser.PostAsJsonAsync(
            "/api/v1/session",
            new
            {
                email = Email,
                password = RunningServer.Password,
                code,
            }
        );
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("needs").GetString();
    }
}
