using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Flowtriq.Server.Mitigation.Announcing.GoBgp;

/// <summary>
/// gRPC as far as gobgpd needs it: HTTP/2 without TLS over a unix socket or loopback, one request stream, one answer stream.
/// A message is a zero, its length in four bytes, and its bytes; the status comes in the trailers, or in the headers when
/// there is no answer at all.
/// </summary>
internal sealed class GrpcChannel : IDisposable
{
    private const int LongestMessage = 16 << 20;
    private readonly HttpClient client;

    internal GrpcChannel(EndPoint endpoint) =>
        client = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(5),
                KeepAlivePingDelay = TimeSpan.FromSeconds(10),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
                ConnectCallback = async (_, cancel) =>
                {
                    var unix = endpoint is UnixDomainSocketEndPoint;
                    var family = unix ? AddressFamily.Unix : endpoint.AddressFamily;
                    var socket = new Socket(
                        family,
                        SocketType.Stream,
                        unix ? ProtocolType.Unspecified : ProtocolType.Tcp
                    );
                    try
                    {
                        await socket.ConnectAsync(endpoint, cancel);
                        return new NetworkStream(socket, ownsSocket: true);
                    }
                    catch
                    {
                        socket.Dispose();
                        throw;
                    }
                },
            }
        )
        {
            BaseAddress = new Uri("http://gobgpd"),
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>Sends the messages of one request and returns the only answer.</summary>
    /// <exception cref="GrpcFault">The other side refuses or is not there.</exception>
    internal async Task<T> CallAsync<T>(
        string method,
        IEnumerable<IMessage> messages,
        MessageParser<T> parser,
        CancellationToken cancel
    )
        where T : class, IMessage<T>
    {
        await foreach (var answer in StreamAsync(method, messages, parser, cancel))
            return answer;
        return parser.ParseFrom(ByteString.Empty);
    }

    /// <summary>Sends the messages of one request and yields answers until the other side ends the stream.</summary>
    /// <exception cref="GrpcFault">The other side refuses, is not there or is gone.</exception>
    internal async IAsyncEnumerable<T> StreamAsync<T>(
        string method,
        IEnumerable<IMessage> messages,
        MessageParser<T> parser,
        [EnumeratorCancellation] CancellationToken cancel
    )
        where T : class, IMessage<T>
    {
        using var request = Request(method, messages);
        using var answer = await GuardAsync(() =>
            client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel)
        );
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new GrpcFault(GrpcFault.Unavailable, $"answers HTTP {(int)answer.StatusCode}: not a gRPC server");
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        while (await GuardAsync(() => ReadAsync(body, parser, cancel)) is { } message)
            yield return message;
        Require(answer);
    }

    public void Dispose() => client.Dispose();

    private static HttpRequestMessage Request(string method, IEnumerable<IMessage> messages)
    {
        var body = new MemoryStream();
        Span<byte> head = stackalloc byte[5];
        foreach (var message in messages)
        {
            BinaryPrimitives.WriteInt32BigEndian(head[1..], message.CalculateSize());
            body.Write(head);
            message.WriteTo(body);
        }
        var request = new HttpRequestMessage(HttpMethod.Post, method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body.ToArray()),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        return request;
    }

    private static async Task<T?> ReadAsync<T>(Stream body, MessageParser<T> parser, CancellationToken cancel)
        where T : class, IMessage<T>
    {
        var head = new byte[5];
        if (await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel) < head.Length)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1));
        if (head[0] != 0 || length is < 0 or > LongestMessage)
            throw new GrpcFault(GrpcFault.Unavailable, "sent a message that cannot be read");
        var bytes = new byte[length];
        await body.ReadExactlyAsync(bytes, cancel);
        return parser.ParseFrom(bytes);
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or InvalidProtocolBufferException)
        {
            var cause = broken.InnerException is SocketException or HttpProtocolException
                ? broken.InnerException
                : broken;
            throw new GrpcFault(GrpcFault.Unavailable, cause.Message);
        }
    }

    private static void Require(HttpResponseMessage answer)
    {
        var source = answer.TrailingHeaders.Contains("grpc-status") ? answer.TrailingHeaders : answer.Headers;
        var code = source.TryGetValues("grpc-status", out var codes) ? codes.First() : "none";
        if (code == "0")
            return;
        var text = source.TryGetValues("grpc-message", out var texts) ? Uri.UnescapeDataString(texts.First()) : "";
        throw new GrpcFault(
            int.TryParse(code, out var number) ? number : GrpcFault.Unavailable,
            text.Length > 0 ? text : $"grpc-status {code}"
        );
    }
}
