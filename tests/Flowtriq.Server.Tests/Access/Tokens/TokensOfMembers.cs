using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Flowtriq.Server.Access;
using Flowtriq.Server.Access.Members;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access.Tokens;

/// <summary>A token is its owner, or less.</summary>
public sealed class TokensOfMembers
{
    private static readonly object Drill = new { reason = "drill" };

    [Fact]
    public async Task Is_shown_once_kept_as_a_hash_and_knows_when_it_was_used()
    {
        await using var server = await RunningServer.StartAsync();
        using var analyst = await server.BrowserAsync(Role.Analyst);
        var secret = await analyst.MakeTokenAsync("read");
        using var program = server.Program(secret);
        Assert.Equal(JsonValueKind.Null, (await OnlyAsync(analyst)).GetProperty("usedAt").ValueKind);

        var session = await program.GetFromJsonAsync<JsonElement>("/api/v1/session");
        Assert.Equal("Analyst", session.GetProperty("name").GetString());
        var listed = await OnlyAsync(analyst);
        Assert.Equal(JsonValueKind.String, listed.GetProperty("usedAt").ValueKind);
        Assert.Equal("127.0.0.1", listed.GetProperty("address").GetString());
        Assert.StartsWith(listed.GetProperty("start").GetString()!, secret, StringComparison.Ordinal);

        await server.StopAsync();
        foreach (var file in Directory.GetFiles(server.Folder, "flowtriq.db*"))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Is_in_the_audit_log_by_name_and_needs_no_header_of_the_console()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        using var program = server.Program(await admin.MakeTokenAsync("mitigations"));
        await program.OkAsync(HttpMethod.Post, "/safety/kill-switch", new { reason = "drill" });
        var page = await admin.OkAsync(HttpMethod.Get, "/audit?object=kill-switch");
        Assert.Equal("token a program", page.GetProperty("items")[0].GetProperty("via").GetString());
    }

    [Fact]
    public async Task Never_exceeds_its_owner_and_ends_with_the_membership()
    {
        await using var server = await RunningServer.StartAsync();
        using var analyst = await server.BrowserAsync(Role.Analyst);
        using var program = server.Program(await analyst.MakeTokenAsync("admin"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, HttpMethod.Get, "/incidents"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(program, HttpMethod.Get, "/audit"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, HttpMethod.Post, "/safety/kill-switch", Drill));

        var member = server.Get<MemberStore>().ByEmail("analyst@isp.example")!.Id;
        await server.Get<Memberships>().ChangeAsync(member, Role.ReadOnly, null, default);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await StatusAsync(program, HttpMethod.Post, "/safety/kill-switch", Drill)
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, HttpMethod.Get, "/incidents"));

        await server.Get<Memberships>().RemoveAsync(member, default);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program, HttpMethod.Get, "/incidents"));
    }

    [Fact]
    public async Task Ends_when_its_days_are_over_or_it_is_revoked()
    {
        var time = new ManualTime();
        await using var server = await RunningServer.StartAsync(time);
        using var admin = await server.BrowserAsync(Role.Admin);
        var body = new
        {
            name = "a month",
            scopes = new[] { "read" },
            days = 30,
        };
        var made = await admin.OkAsync(HttpMethod.Post, "/tokens", body);
        using var month = server.Program(made.GetProperty("secret").GetString()!);
        using var always = server.Program(await admin.MakeTokenAsync("read"));
        time.Now += TimeSpan.FromDays(29);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(month, HttpMethod.Get, "/incidents"));
        time.Now += TimeSpan.FromDays(1);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(month, HttpMethod.Get, "/incidents"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(always, HttpMethod.Get, "/incidents"));

        using var again = await server.BrowserAsync(Role.Admin);
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(again, HttpMethod.Delete, "/tokens/2"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(always, HttpMethod.Get, "/incidents"));
    }

    [Fact]
    public async Task Of_somebody_else_is_neither_seen_nor_revoked_except_by_admins()
    {
        await using var server = await RunningServer.StartAsync();
        using var analyst = await server.BrowserAsync(Role.Analyst);
        using var reader = await server.BrowserAsync(Role.ReadOnly);
        using var admin = await server.BrowserAsync(Role.Admin);
        await analyst.MakeTokenAsync("read");
        Assert.Equal(0, (await reader.OkAsync(HttpMethod.Get, "/tokens")).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, HttpMethod.Delete, "/tokens/1"));
        Assert.Equal("Analyst", (await OnlyAsync(admin)).GetProperty("owner").GetString());
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(admin, HttpMethod.Delete, "/tokens/1"));
    }

    [Fact]
    public async Task Everything_wrong_with_a_request_for_one_is_said_at_once()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        var faults = await admin.RefusedAsync(
            HttpStatusCode.BadRequest,
            HttpMethod.Post,
            "/tokens",
            new
            {
                name = " ",
                scopes = Array.Empty<string>(),
                days = 0,
            }
        );
        Assert.Equal(3, faults.Length);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await StatusAsync(admin, HttpMethod.Post, "/tokens", new { name = "x", scopes = new[] { "everything" } })
        );
    }

    private static async Task<JsonElement> OnlyAsync(HttpClient browser) =>
        Assert.Single((await browser.OkAsync(HttpMethod.Get, "/tokens")).EnumerateArray());

    private static async Task<HttpStatusCode> StatusAsync(
        HttpClient browser,
        HttpMethod method,
        string path,
        object? body = null
    )
    {
        using var answer = await browser.SendAsync(method, path, body);
        return answer.StatusCode;
    }
}
