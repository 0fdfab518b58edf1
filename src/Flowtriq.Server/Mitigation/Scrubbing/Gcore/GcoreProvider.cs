using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Scrubbing.Gcore;

/// <summary>
/// Gcore: one address lists what is announced and switches a prefix on or off
/// (https://gcore.com/docs, DDoS protection, "announces").
/// </summary>
internal sealed class GcoreProvider(ScrubbingHttp http) : IScrubbingProvider
{
    private const string PublicBase = "https://api.gcore.com";
    private const string Announces = "security/sifter/v2/protected_addresses/announces";

    public async Task<ProviderAnswer> ReadAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel)
    {
        if (Without(setup) is { } missing)
            return missing;
        using var request = Request(setup, HttpMethod.Get);
        var reply = await http.SendAsync(setup, request, cancel);
        if (!reply.IsOk)
            return reply.Problem(Said(reply.Body));
        using var document = ScrubbingHttp.Parse(reply.Body);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Array } clients)
            return new ProviderAnswer.Retry(null, $"its answer cannot be read ({reply.Evidence})");
        if (clients.Items().Any(c => Holds(c.Member("announced"), prefix)))
            return new ProviderAnswer.Advertised($"Gcore announces {prefix}");
        return clients.Items().Any(c => Holds(c.Member("not_announced"), prefix))
            ? new ProviderAnswer.NotAdvertised($"Gcore does not announce {prefix}")
            : new ProviderAnswer.Refused($"Gcore does not know {prefix} as a prefix of this account");
    }

    public async Task<ProviderAnswer> StartAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel) =>
        await ReadAsync(setup, prefix, cancel) switch
        {
            ProviderAnswer.Advertised there => new ProviderAnswer.Already(there.Text),
            ProviderAnswer.NotAdvertised => await SwitchAsync(setup, prefix, on: true, cancel),
            var problem => problem,
        };

    public async Task<ProviderAnswer> StopAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel) =>
        await ReadAsync(setup, prefix, cancel) switch
        {
            ProviderAnswer.NotAdvertised gone => new ProviderAnswer.Already(gone.Text),
            ProviderAnswer.Advertised => await SwitchAsync(setup, prefix, on: false, cancel),
            var problem => problem,
        };

    /// <summary>Answers <c>{}</c> or <c>null</c>, also when it was so before.</summary>
    private async Task<ProviderAnswer> SwitchAsync(
        ScrubbingSetup setup,
        IpPrefix prefix,
        bool on,
        CancellationToken cancel
    )
    {
        using var request = Request(setup, HttpMethod.Post);
        var enabled = on ? "true" : "false";
        request.Content = new StringContent(
            $$"""{"announce":"{{prefix}}","enabled":{{enabled}}}""",
            Encoding.UTF8,
            "application/json"
        );
        var reply = await http.SendAsync(setup, request, cancel);
        if (!reply.IsOk)
            return reply.Problem(Said(reply.Body));
        using var document = ScrubbingHttp.Parse(reply.Body);
        return document?.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null
            ? new ProviderAnswer.Accepted($"Gcore took {prefix} enabled={enabled} ({reply.Evidence})")
            : new ProviderAnswer.Retry(null, $"its answer cannot be read ({reply.Evidence})");
    }

    private static ProviderAnswer.Refused? Without(ScrubbingSetup setup) =>
        string.IsNullOrEmpty(setup.Credentials?.Token) ? new("Gcore needs an API key") : null;

    private static HttpRequestMessage Request(ScrubbingSetup setup, HttpMethod method)
    {
        var request = new HttpRequestMessage(method, ScrubbingHttp.At(setup, PublicBase, Announces));
        request.Headers.Authorization = new AuthenticationHeaderValue("APIKey", setup.Credentials!.Token);
        return request;
    }

    private static bool Holds(JsonElement list, IpPrefix prefix) =>
        list.Items().Any(item => IpPrefix.TryParse(item.Text(), out var parsed) && parsed == prefix);

    private static string? Said(string body)
    {
        using var document = ScrubbingHttp.Parse(body);
        var answer = document?.RootElement ?? default;
        return answer.Member("message").Text() ?? answer.Member("error").Text() ?? answer.Member("detail").Text();
    }
}
