using System.Net.Http.Json;
using System.Text.Json;

namespace Flowtriq.Server.Tests.Audit;

/// <summary>The log as an admin reads it.</summary>
internal static class Told
{
    /// <summary>The lines that match, newest first.</summary>
    internal static async Task<List<JsonElement>> LinesAsync(this HttpClient admin, string query = "")
    {
        var page = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/audit?limit=500{query}");
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    internal static string Text(this JsonElement line, string name) => line.GetProperty(name).ToString();
}
