using System.Net;
using System.Text.Json;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>
/// One request to a provider's API: bounded in time and size, TLS verified, no redirect followed, no cookie kept. What it
/// cannot reach is an answer, not an exception.
/// </summary>
internal sealed class ScrubbingHttp(TimeProvider time) : IDisposable
{
    private const int LargestAnswer = 1 << 20;
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(20);
    private static readonly string[] RequestIdHeaders = ["cf-ray", "x-request-id", "request-id", "x-correlation-id"];

    private readonly HttpClient client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>The address of a call: the configured base or the public one, and a path without a leading slash.</summary>
    internal static Uri At(ScrubbingSetup setup, string publicBase, string path) =>
        new($"{(setup.Settings.BaseUrl ?? publicBase).TrimEnd('/')}/{path}");

    internal async Task<HttpReply> SendAsync(ScrubbingSetup setup, HttpRequestMessage request, CancellationToken cancel)
    {
        var limit = setup.Settings.TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : UsualTimeout;
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        request.Headers.UserAgent.ParseAdd("flowtriq");
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var answer = await client.SendAsync(request, either.Token);
            var body = await answer.Content.ReadAsStringAsync(either.Token);
            return new HttpReply((int)answer.StatusCode, body, RequestId(answer), RetryAfter(answer), null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return None($"no answer within {limit.TotalSeconds:0} s");
        }
        catch (HttpRequestException e)
        {
            return None(
                e.HttpRequestError switch
                {
                    HttpRequestError.NameResolutionError => "the name of its API cannot be resolved",
                    HttpRequestError.SecureConnectionError => "its certificate is not accepted",
                    HttpRequestError.ConfigurationLimitExceeded => "its answer is too long",
                    var error => $"its API cannot be reached ({error})",
                }
            );
        }
    }

    /// <summary>The document, or null when the text is none.</summary>
    internal static JsonDocument? Parse(string body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => client.Dispose();

    private static HttpReply None(string fault) => new(0, "", null, null, fault);

    private static string? RequestId(HttpResponseMessage answer)
    {
        foreach (var name in RequestIdHeaders)
        {
            if (answer.Headers.TryGetValues(name, out var values))
                return new string([.. values.First().Where(static c => c is > ' ' and <= '~').Take(80)]);
        }

        return null;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
            _ => null,
        };
}
