using System.Net.Http.Headers;
using System.Text;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics.ClickHouse;

/// <summary>
/// ClickHouse's HTTP interface (https://clickhouse.com/docs/interfaces/http): a statement is posted, its rows come back as text.
/// </summary>
internal sealed class ClickHouseHttp : IDisposable
{
    private const int MostOfAnError = 300;
    private readonly HttpClient client;
    private readonly string address;
    private volatile string? problem;

    internal ClickHouseHttp(ClickHouseOptions options)
    {
        client = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2),
                UseProxy = false,
            }
        )
        {
            Timeout = TimeSpan.FromSeconds(30),
        };
        var password = options.PasswordFile is { } file ? File.ReadAllText(file).TrimEnd('\r', '\n') : "";
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{password}"))
        );
        Database = options.Database;
        address = options.Url.GetLeftPart(UriPartial.Authority) + "/?wait_end_of_query=1";
    }

    internal string Database { get; }

    /// <summary>Why the last statement got no answer; null when it did.</summary>
    internal string? Problem => problem;

    /// <summary>Runs a statement and returns its rows, tab-separated.</summary>
    /// <exception cref="HttpRequestException">There was no answer, or it was an error.</exception>
    internal Task<string> RunAsync(string statement, CancellationToken cancel, bool inDatabase = true) =>
        PostAsync(inDatabase ? $"{address}&database={Database}" : address, statement, cancel);

    /// <summary>Inserts tab-separated rows.</summary>
    /// <exception cref="HttpRequestException">There was no answer, or it was an error.</exception>
    internal Task InsertAsync(string statement, string rows, CancellationToken cancel) =>
        PostAsync($"{address}&database={Database}&query={Uri.EscapeDataString(statement)}", rows, cancel);

    public void Dispose() => client.Dispose();

    private async Task<string> PostAsync(string where, string body, CancellationToken cancel)
    {
        try
        {
            using var content = new StringContent(body);
            using var answer = await client.PostAsync(new Uri(where), content, cancel);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            if (!answer.IsSuccessStatusCode)
                throw new HttpRequestException($"ClickHouse refuses: {FirstLine(text)}", null, answer.StatusCode);
            problem = null;
            return text;
        }
        catch (HttpRequestException e)
        {
            problem = e.Message;
            throw;
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            problem = "ClickHouse does not answer in time";
            throw new HttpRequestException(problem, e);
        }
    }

    private static string FirstLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return text[..Math.Min(end < 0 ? text.Length : end, MostOfAnError)];
    }
}
