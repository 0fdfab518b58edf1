using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Outbound;

namespace Flowtriq.Server.Alerting.Channels.Telegram;

/// <summary>A bot's messages to a chat (core.telegram.org/bots/api); the token is part of the address.</summary>
internal sealed class TelegramChannel(ChannelPost post) : IChannel
{
    private const string PublicBase = "https://api.telegram.org";

    public IReadOnlyList<string> Settings => ["baseUrl", "chatId", "allowPrivate"];
    public IReadOnlyList<string> Secrets => ["token"];

    public void Check(ChannelSettings settings, ChannelSecrets secrets, RequestFaults faults)
    {
        if (settings.BaseUrl is not null)
            ChannelAddress.Check(settings.BaseUrl, settings.AllowPrivate, "settings.baseUrl", faults);
        faults.When(!IsChat(settings.ChatId), "settings.chatId", "The chat's number, or @ and its name.");
        faults.When(!IsToken(secrets.Token), "secrets.token", "The bot's token as @BotFather gave it: 123456:ABC…");
    }

    public string Destination(ChannelSetup setup) =>
        $"{setup.Settings.ChatId} at {ChannelAddress.Host(setup.Settings.BaseUrl ?? PublicBase)}";

    public Task<Delivery> SendAsync(ChannelSetup setup, Alert alert, CancellationToken cancel)
    {
        var address = $"{(setup.Settings.BaseUrl ?? PublicBase).TrimEnd('/')}/bot{setup.Secrets!.Token}/sendMessage";
        return post.SendAsync(
            new OutboundRequest
            {
                Url = new Uri(address),
                Body = TelegramMessage.Of(setup.Settings.ChatId!, alert),
                AllowPrivate = setup.Settings.AllowPrivate,
            },
            static answer => MessageJson.Text(answer, "result", "message_id"),
            static answer =>
                int.TryParse(MessageJson.Text(answer, "parameters", "retry_after"), out var seconds) && seconds >= 0
                    ? TimeSpan.FromSeconds(seconds)
                    : null,
            cancel
        );
    }

    private static bool IsChat(string? chat) =>
        chat is { Length: >= 2 and <= 64 }
        && (
            long.TryParse(chat, out _)
            || (chat[0] == '@' && chat.Skip(1).All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        );

    // What it holds becomes part of a path.
    private static bool IsToken(string? token) =>
        token is { Length: >= 10 and <= 100 }
        && token.IndexOf(':') > 0
        && token.All(static c => char.IsAsciiLetterOrDigit(c) || c is ':' or '_' or '-');
}
