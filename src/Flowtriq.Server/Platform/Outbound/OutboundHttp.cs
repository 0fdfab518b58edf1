using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Flowtriq.Server.Platform.Outbound;

/// <summary>
/// The one way out over HTTP to addresses that people entered: bounded in time and size, TLS verified, no proxy, no cookie,
/// private addresses refused at connect time unless the request allows them. What goes wrong is an answer, not an exception.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="limits">What a request may cost.</param>
/// <param name="isPublic">Which addresses every request may reach.</param>
internal sealed class OutboundHttp(TimeProvider time, OutboundLimits limits, Predicate<IPAddress> isPublic)
    : IDisposable
{
    private readonly HttpClient strict = Client(isPublic);
    private readonly HttpClient open = Client(OutboundConnector.Allowed(allowPrivate: true));

    /// <summary>Posts.</summary>
    internal async Task<OutboundReply> SendAsync(OutboundRequest request, CancellationToken cancel)
    {
        if (request.Body.Length > limits.RequestBytes)
            return new OutboundReply.NotAllowed("the message is too large");
        using var timeout = new CancellationTokenSource(limits.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            return await FollowAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new OutboundReply.Unreachable($"no answer within {limits.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException e)
        {
            return Fault(e);
        }
        catch (IOException)
        {
            return new OutboundReply.Unreachable("the connection broke");
        }
    }

    public void Dispose()
    {
        strict.Dispose();
        open.Dispose();
    }

    private async Task<OutboundReply> FollowAsync(OutboundRequest request, CancellationToken cancel)
    {
        var url = request.Url;
        for (var followed = 0; ; followed++)
        {
            using var message = Message(request, url);
            var client = request.AllowPrivate ? open : strict;
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
            var status = (int)answer.StatusCode;
            if (!request.FollowRedirects || status is not (307 or 308) || answer.Headers.Location is not { } location)
                return new OutboundReply.Answered(status, await ReadAsync(answer, cancel), RetryAfter(answer));
            var next = new Uri(url, location);
            if (followed == limits.Redirects)
                return new OutboundReply.NotAllowed("it redirects too often");
            if (next.Scheme != Uri.UriSchemeHttps && next.Scheme != url.Scheme)
                return new OutboundReply.NotAllowed("it redirects away from https");
            url = next;
        }
    }

    private static HttpRequestMessage Message(OutboundRequest request, Uri url)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ReadOnlyMemoryContent(request.Body),
        };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        message.Headers.UserAgent.ParseAdd("flowtriq");
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private async Task<string> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var bytes = new byte[limits.AnswerBytes];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(bytes, 0, read);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
            _ => null,
        };

    private static OutboundReply Fault(HttpRequestException e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is AddressRefusedException refused)
                return new OutboundReply.NotAllowed($"{refused.Message}, which this channel does not allow");
            if (inner is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData })
                return new OutboundReply.Unreachable("its name cannot be resolved");
        }

        return new OutboundReply.Unreachable(
            e.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "its name cannot be resolved",
                HttpRequestError.ConnectionError => "it cannot be reached",
                HttpRequestError.SecureConnectionError => "its certificate is not accepted",
                HttpRequestError.ResponseEnded => "it closed the connection without an answer",
                var error => $"the request failed ({error})",
            }
        );
    }

    private static HttpClient Client(Predicate<IPAddress> allowed) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                MaxResponseHeadersLength = 16,
                ConnectCallback = async (context, cancel) =>
                    await OutboundConnector.ConnectAsync(
                        context.DnsEndPoint.Host,
                        context.DnsEndPoint.Port,
                        allowed,
                        cancel
                    ),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
