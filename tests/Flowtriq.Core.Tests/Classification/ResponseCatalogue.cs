namespace Flowtriq.Core.Tests.Classification;

/// <summary>The beginning of one response of every protocol that has a signature; a new row of the table adds its own here.</summary>
public static class ResponseCatalogue
{
    /// <summary>Source port, payload in hexadecimal, recognised text and figure.</summary>
    public static TheoryData<int, string, string, int> Binary { get; } =
        new()
        {
            { 53, "1234818000010003000000000377777700 00FF0001", "ANY response", 3 },
            { 53, "12348185000100000000000003777777000 00FF001", "REFUSED response", 0 },
            { 123, "D700032A", "monlist, mode 7", 0 },
            { 123, "16820001", "readvar, mode 6", 0 },
            { 389, "3084000000AA 02010764", "searchResEntry", 0 },
            { 161, "30180201010406 7075626C6963 A20B", "GetResponse, v2c", 0 },
            { 17, "2241206A6F75726E6579206F66 22", "text", 0 },
            { 520, "02010000", "RIPv1 response", 0 },
            { 111, "AABBCCDD 00000001 00000000", "RPC reply", 0 },
            { 137, "AABB8400 0000 0001 0000 0000", "node status response", 0 },
            { 5353, "00008400 0000 0004 0000 0000", "mDNS response", 4 },
            { 5683, "62450001FF", "2.05 Content", 0 },
            { 27015, "FFFFFFFF49", "A2S_INFO response", 0 },
            { 623, "0600FF06 000011BE40", "presence pong", 0 },
            { 443, "16FEFF000000000000000000 2303000017", "HelloVerifyRequest", 0 },
            { 3478, "01010000 2112A442 000000000000000000000000", "success response", 0 },
            { 37810, "20000000 44484950", "DHDiscover response", 0 },
            { 69, "00030001", "DATA", 0 },
            { 30718, "000000F7", "setup record", 0 },
            { 4672, "E429", "Kademlia", 0 },
            { 10001, "0100 0095 02000A DC9FDB00", "discovery response", 0 },
            { 1194, "40 0102030405060708 0000000000", "server hard reset", 0 },
            { 443, "C3 00000001 08 0102030405060708", "Initial", 0 },
            { 47808, "810A 0016 0104", "BACnet/IP", 0 },
            { 500, "0102030405060708 1112131415161718 2120 2220 00000000 00000150", "IKEv2 SA_INIT", 0 },
            { 4500, "00000000 0102030405060708 1112131415161718 0110 0200 00000000 00000054", "IKEv1 main mode", 0 },
            { 17185, "AABBCCDD 00000001 00000001", "RPC reply", 0 },
            { 427, "0202 000050 0000 000000 0001 0002", "SLP reply", 0 },
            { 19132, "1C 0000000000000001 0000000000000002 00FFFF00FEFEFEFEFDFDFDFD12345678", "unconnected pong", 0 },
            { 177, "0001 0005 0010", "Willing", 0 },
            { 5351, "0080 0000 00000001", "mapping response", 0 },
            { 1701, "C802 0014 0001 0000 0000 0001", "control message", 0 },
        };

    /// <summary>Source port, payload in Latin-1, recognised text.</summary>
    public static TheoryData<int, string, string> Text { get; } =
        new()
        {
            { 1900, "HTTP/1.1 200 OK\r\nST: upnp:rootdevice", "HTTP 200 response" },
            { 19, "!\"#$%&'()*+,-./0123", "character pattern" },
            { 19, "wxyz{|}~ !\"#$%", "character pattern" },
            { 11211, "\0\a\0\0\0\u0003\0\0VALUE a 0 1400", "VALUE response" },
            { 3702, "<?xml version='1.0'?><soap", "SOAP envelope" },
            { 33848, "<hudson><version>", "hudson announcement" },
            { 5060, "SIP/2.0 404 Not Found", "SIP response" },
            { 1434, "\u0005\0\u0001ServerName;X;InstanceName", "instance list" },
            { 6881, "d1:rd2:id20:", "DHT response" },
            { 9987, "TS3INIT1\0e", "init response" },
            { 27960, "ÿÿÿÿstatusResponse\n", "getstatus response" },
            { 30120, "ÿÿÿÿinfoResponse\n", "getinfo response" },
            { 37020, "<?xml version=\"1.0\"?><ProbeMatch>", "XML response" },
            { 32414, "HTTP/1.0 200 OK\r\nContent-Type: plex/media-server", "HTTP 200 response" },
            { 2362, "DIGI\0\u0002\0", "discovery response" },
        };

    internal static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
