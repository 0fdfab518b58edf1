using System.Globalization;
using System.Text.Json;
using Flowtriq.Lab.Systems;
using Flowtriq.Server.Tests.Alerting.Fakes;

namespace Flowtriq.Scenarios.EndToEnd.Alerts;

/// <summary>Channels and a route for the attacks on one victim; taken away again, so that other tests' attacks are told nobody.</summary>
internal sealed class AlertRoute(ConsoleApi api, string victim) : IAsyncDisposable
{
    private readonly List<long> channels = [];
    private long? policy;
    private long? route;

    public Task MailAsync(FakeSmtp smtp) =>
        api.PutAsync(
            "/api/v1/mail",
            new
            {
                host = "127.0.0.1",
                port = smtp.Port,
                sender = "flowtriq@isp.example",
                user = FakeSmtp.User,
                password = FakeSmtp.Password,
                authority = smtp.Authority,
            }
        );

    /// <param name="kind">As the API calls it.</param>
    /// <param name="to">The address messages are posted to, or an e-mail address.</param>
    /// <param name="token">The service's key; null where the address is the secret.</param>
    public async Task ChannelAsync(string kind, string to, string? token = null)
    {
        object? settings = kind switch
        {
            "email" => new { recipients = new[] { to } },
            _ when token is not null => new { baseUrl = to, allowPrivate = true },
            _ => new { allowPrivate = true },
        };
        object? secrets = kind switch
        {
            "email" => null,
            "webhook" => new { url = to, signing = "0123456789abcdef" },
            _ when token is not null => new { token },
            _ => new { url = to },
        };
        var made = await api.PostAsync(
            "/api/v1/channels",
            new
            {
                name = $"{kind} of {victim}",
                kind,
                settings,
                secrets,
            }
        );
        channels.Add(made.GetProperty("number").GetInt64());
    }

    /// <summary>From now on attacks on the victim are told on every channel at once.</summary>
    public async Task BeginAsync()
    {
        var targets = channels.Select(static number => $"channel:{number.ToString(CultureInfo.InvariantCulture)}");
        var steps = new[] { new { delaySeconds = 0, targets } };
        policy = Last(await api.PostAsync("/api/v1/alerting/policies", new { name = victim, steps }), "policies");
        var match = new { target = $"{victim}/32" };
        var body = new
        {
            name = victim,
            match,
            policy,
        };
        route = Last(await api.PostAsync("/api/v1/alerting/routes", body), "routes");
    }

    public async ValueTask DisposeAsync()
    {
        if (route is { } way)
            await api.DeleteAsync($"/api/v1/alerting/routes/{way.ToString(CultureInfo.InvariantCulture)}");
        if (policy is { } who)
            await api.DeleteAsync($"/api/v1/alerting/policies/{who.ToString(CultureInfo.InvariantCulture)}");
    }

    private static long Last(JsonElement view, string list) =>
        view.GetProperty(list).EnumerateArray().Max(static one => one.GetProperty("number").GetInt64());
}
