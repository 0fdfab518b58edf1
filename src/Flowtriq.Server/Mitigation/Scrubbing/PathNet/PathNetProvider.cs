using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Scrubbing.PathNet;

/// <summary>
/// Path.net: a token for a name and password, then diversions by prefix. Its API has no public documentation; requests and
/// answers are those of published clients.
/// </summary>
internal sealed class PathNetProvider(ScrubbingHttp http, TimeProvider time) : IScrubbingProvider
{
    private const string PublicBase = "https://api.path.net";
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(10);

    // One for each provider, good for one version of its configuration, so that new credentials are used at once.
    private readonly ConcurrentDictionary<string, (long Version, string Token, DateTimeOffset Until)> tokens = new();

    public async Task<ProviderAnswer> ReadAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel)
    {
        var (reply, failed) = await AskAsync(setup, HttpMethod.Get, "diversions", cancel);
        if (failed is not null)
            return failed;
        using var document = ScrubbingHttp.Parse(reply!.Body);
        var list = document?.RootElement.Member("diversion") ?? default;
        if (list.ValueKind != JsonValueKind.Array)
            return Unreadable(reply);
        return list.Items().Any(d => Is(d.Member("subnet").Text(), prefix))
            ? new ProviderAnswer.Advertised($"Path.net diverts {prefix}")
            : new ProviderAnswer.NotAdvertised($"Path.net does not divert {prefix}");
    }

    public async Task<ProviderAnswer> StartAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel) =>
        await ReadAsync(setup, prefix, cancel) switch
        {
            ProviderAnswer.Advertised there => new ProviderAnswer.Already(there.Text),
            ProviderAnswer.NotAdvertised => await OrderAsync(setup, HttpMethod.Post, prefix, cancel),
            var problem => problem,
        };

    public async Task<ProviderAnswer> StopAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel) =>
        await ReadAsync(setup, prefix, cancel) switch
        {
            ProviderAnswer.NotAdvertised gone => new ProviderAnswer.Already(gone.Text),
            ProviderAnswer.Advertised => await OrderAsync(setup, HttpMethod.Delete, prefix, cancel),
            var problem => problem,
        };

    private async Task<ProviderAnswer> OrderAsync(
        ScrubbingSetup setup,
        HttpMethod method,
        IpPrefix prefix,
        CancellationToken cancel
    )
    {
        var (reply, failed) = await AskAsync(setup, method, $"diversions/{prefix}", cancel);
        if (failed is not null)
        {
            // Gone between the look and the request.
            return method == HttpMethod.Delete && reply?.Status == 404
                ? new ProviderAnswer.Already($"Path.net does not divert {prefix} ({reply.Evidence})")
                : failed;
        }

        using var document = ScrubbingHttp.Parse(reply!.Body);
        return document?.RootElement.Member("acknowledged").Flag() switch
        {
            true => new ProviderAnswer.Accepted($"Path.net acknowledged {method} of {prefix} ({reply.Evidence})"),
            false => new ProviderAnswer.Refused($"Path.net did not acknowledge it ({reply.Evidence})"),
            null => Unreadable(reply),
        };
    }

    /// <summary>A call with a token; one that is no longer accepted is replaced once.</summary>
    private async Task<(HttpReply? Reply, ProviderAnswer? Failed)> AskAsync(
        ScrubbingSetup setup,
        HttpMethod method,
        string path,
        CancellationToken cancel
    )
    {
        for (var first = true; ; first = false)
        {
            var kept =
                tokens.TryGetValue(setup.Id, out var found)
                && found.Version == setup.Version
                && found.Until > time.GetUtcNow();
            var token = found.Token;
            if (!kept)
            {
                (token, var refused) = await LoginAsync(setup, cancel);
                if (refused is not null)
                    return (null, refused);
            }

            using var request = new HttpRequestMessage(method, ScrubbingHttp.At(setup, PublicBase, path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var reply = await http.SendAsync(setup, request, cancel);
            if (reply.IsOk)
                return (reply, null);
            if (reply.Status == 401 && tokens.TryRemove(setup.Id, out _) && kept && first)
                continue;
            return (reply, reply.Problem(Said(reply.Body)?.Replace(token, "***", StringComparison.Ordinal)));
        }
    }

    private async Task<(string Token, ProviderAnswer? Refused)> LoginAsync(
        ScrubbingSetup setup,
        CancellationToken cancel
    )
    {
        var credentials = setup.Credentials!;
        if (string.IsNullOrEmpty(credentials.Username) || string.IsNullOrEmpty(credentials.Password))
            return ("", new ProviderAnswer.Refused("Path.net needs a username and a password"));
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["username"] = credentials.Username,
            ["password"] = credentials.Password,
        };
        if (credentials is { ClientId: { } id, ClientSecret: { } secret })
            (form["client_id"], form["client_secret"]) = (id, secret);
        using var request = new HttpRequestMessage(HttpMethod.Post, ScrubbingHttp.At(setup, PublicBase, "token"))
        {
            Content = new FormUrlEncodedContent(form),
        };
        var reply = await http.SendAsync(setup, request, cancel);
        if (!reply.IsOk)
            return ("", reply.Problem(Said(reply.Body)));
        using var document = ScrubbingHttp.Parse(reply.Body);
        var answer = document?.RootElement ?? default;
        if (
            answer.Member("access_token").Text() is not { Length: > 0 } token
            || token.Any(static c => c is <= ' ' or > '~')
        )
            return ("", Unreadable(reply));
        if (answer.Member("can_announce_prefixes").Flag() == false)
            return ("", new ProviderAnswer.Refused("the Path.net account may not announce prefixes"));
        tokens[setup.Id] = (setup.Version, token, time.GetUtcNow() + TokenLife);
        return (token, null);
    }

    /// <summary>{"detail":"…"} or {"detail":[{"msg":"…"}]}.</summary>
    private static string? Said(string body)
    {
        using var document = ScrubbingHttp.Parse(body);
        var detail = document?.RootElement.Member("detail") ?? default;
        return detail.Text() ?? string.Join("; ", detail.Items().Select(static d => d.Member("msg").Text()));
    }

    private static ProviderAnswer.Retry Unreadable(HttpReply reply) =>
        new(null, $"its answer cannot be read ({reply.Evidence})");

    private static bool Is(string? subnet, IpPrefix prefix) =>
        IpPrefix.TryParse(subnet, out var parsed) && parsed == prefix;
}
