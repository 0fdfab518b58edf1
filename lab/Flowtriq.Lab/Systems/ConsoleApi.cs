using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Flowtriq.Lab.Systems;

/// <summary>The server's REST API as the console uses it: a cookie session and the header that proves a console asks.</summary>
public sealed class ConsoleApi : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;

    public ConsoleApi(Uri server)
    {
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = server };
        client.DefaultRequestHeaders.Add("X-Flowtriq", "console");
        client.Timeout = TimeSpan.FromSeconds(20);
    }

    /// <summary>Cookies of the session, to hand to a browser.</summary>
    public IReadOnlyCollection<Cookie> Session => cookies.GetAllCookies();

    public Task SetUpAsync(string token, Account account) =>
        PostAsync(
            "/api/v1/setup",
            new
            {
                token,
                workspace = account.Workspace,
                name = account.Name,
                email = account.Email,
                password = account.Password,
            }
        );

    public Task SignInAsync(Account account) =>
        PostAsync("/api/v1/session", new { email = account.Email, password = account.Password });

    public async Task<string> TokenAsync(string node, string pop, string popName)
    {
        var answer = await PostAsync(
            "/api/v1/nodes/tokens",
            new
            {
                name = node,
                pop,
                popName,
            }
        );
        return answer.GetProperty("token").GetString()!;
    }

    public Task<NodeView[]> NodesAsync() => GetAsync<NodeView[]>("/api/v1/nodes");

    public async Task<IncidentView[]> IncidentsAsync()
    {
        var page = await GetAsync<JsonElement>("/api/v1/incidents?limit=200");
        return page.GetProperty("items").Deserialize<IncidentView[]>(Json)!;
    }

    public async Task<CaptureView[]> CapturesAsync(int incident)
    {
        var detail = await GetAsync<JsonElement>($"/api/v1/incidents/{incident}");
        return detail.GetProperty("captures").Deserialize<CaptureView[]>(Json)!;
    }

    public Task<EventView[]> EventsAsync(int incident) => GetAsync<EventView[]>($"/api/v1/incidents/{incident}/events");

    public async Task DownloadAsync(string capture, string path)
    {
        await using var file = File.Create(path);
        await using var body = await client.GetStreamAsync(
            new Uri($"/api/v1/captures/{capture}/file", UriKind.Relative)
        );
        await body.CopyToAsync(file);
    }

    public Task<byte[]> FileAsync(string path) => client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    public async Task<T> GetAsync<T>(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        await RequireAsync(answer);
        return (await answer.Content.ReadFromJsonAsync<T>(Json))!;
    }

    public Task<JsonElement> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public Task<JsonElement> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    public Task<JsonElement> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public void Dispose() => client.Dispose();

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative))
        {
            Content = body is null ? null : JsonContent.Create(body, options: Json),
        };
        using var answer = await client.SendAsync(request);
        await RequireAsync(answer);
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text, Json);
    }

    private static async Task RequireAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException(
                $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}"
            );
    }
}
