using System.Text;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>Posts a message over HTTP and reads from the status what came of it: the same for every service.</summary>
internal sealed class ChannelPost(OutboundHttp http)
{
    private const int LongestQuote = 200;

    /// <param name="request">The message.</param>
    /// <param name="id">Reads from an accepted message's answer what the service calls it.</param>
    /// <param name="retryAfter">Reads how long a service asks to be left alone where it says so in the body.</param>
    /// <param name="cancel">Ends the wait.</param>
    internal async Task<Delivery> SendAsync(
        OutboundRequest request,
        Func<string, string?>? id,
        Func<string, TimeSpan?>? retryAfter,
        CancellationToken cancel
    ) =>
        await http.SendAsync(request, cancel) switch
        {
            OutboundReply.Answered { Status: >= 200 and < 300 } answer => new Delivery.Delivered(
                id?.Invoke(answer.Body)
            ),
            OutboundReply.Answered { Status: 408 or 425 or 429 or >= 500 } answer => new Delivery.Retry(
                answer.RetryAfter ?? retryAfter?.Invoke(answer.Body),
                Said(answer)
            ),
            OutboundReply.Answered { Status: >= 300 and < 400 } answer => new Delivery.Refused(
                $"{Said(answer)}: a redirect is not followed; enter the address it leads to"
            ),
            OutboundReply.Answered answer => new Delivery.Refused(Said(answer)),
            OutboundReply.Unreachable fault => new Delivery.Retry(null, fault.Reason),
            OutboundReply.NotAllowed fault => new Delivery.Refused(fault.Reason),
            var other => throw new InvalidOperationException($"{other.GetType()} is no case of this hierarchy."),
        };

    private static string Said(OutboundReply.Answered answer)
    {
        var quote = new StringBuilder();
        foreach (var letter in answer.Body.Trim())
        {
            if (quote.Length == LongestQuote)
                break;
            quote.Append(char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter);
        }

        return quote.Length == 0 ? $"it answered {answer.Status}" : $"it answered {answer.Status}: {quote}";
    }
}
