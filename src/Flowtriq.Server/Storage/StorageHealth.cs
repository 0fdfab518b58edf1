using System.Globalization;
using Dapper;

namespace Flowtriq.Server.Storage;

/// <summary>Whether the state can be read and has room to grow.</summary>
internal sealed class StorageHealth(Database database, DataDirectory data)
{
    private const long LeastFree = 256L << 20;

    internal string? Problem()
    {
        try
        {
            using var connection = database.Read();
            connection.ExecuteScalar<long>("SELECT count(*) FROM migration");
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            return $"the database cannot be read: {e.Message}";
        }

        var free = new DriveInfo(data.Root).AvailableFreeSpace;
        return free >= LeastFree
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"only {free >> 20} MB are free where the data is");
    }
}
