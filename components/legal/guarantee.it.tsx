import { addresses } from "@/components/shop/addresses";
import { type LegalText, To } from "./text";

const at = addresses("it");

export const guarantee: LegalText = {
  title: "Garanzia legale",
  lead: "Due anni, per legge, su tutto quello che vendiamo. Ne rispondiamo noi, non il produttore.",
  clauses: [
    {
      id: "che-cosa",
      title: "Che cosa copre",
      body: (
        <>
          <p>Il prodotto deve essere come descritto, funzionare come ci si aspetta, durare quanto è ragionevole e arrivare completo. Se non è così quando lo ricevi, è un difetto di conformità, anche se si vede dopo: ne rispondiamo se si manifesta entro due anni dalla consegna (Codice del consumo, articoli 128–135).</p>
          <p>Nel primo anno si presume che il difetto ci fosse già: non devi provarlo.</p>
        </>
      ),
    },
    {
      id: "rimedi",
      title: "Che cosa puoi chiedere",
      body: (
        <>
          <ol>
            <li>La riparazione o la sostituzione, a tua scelta, senza spese e in un tempo ragionevole.</li>
            <li>Se non sono possibili, tardano o il difetto ritorna: una riduzione del prezzo oppure la fine del contratto, con il rimborso.</li>
          </ol>
          <p>Se scegli la riparazione, il diritto dell’Unione prevede un anno di garanzia in più: lo riconosciamo già.</p>
        </>
      ),
    },
    {
      id: "come",
      title: "Come si fa",
      body: <p>Portalo in uno dei <To href={at.stores}>negozi</To> o <To href={at.info("contact")}>scrivici</To>, con il numero d’ordine e una foto. Basta la conferma d’ordine o qualunque prova d’acquisto. Ritiro e spedizione sono a nostre spese. L’azione si prescrive in ventisei mesi dalla consegna.</p>,
    },
    {
      id: "commerciale",
      title: "Garanzie commerciali",
      body: <p>Un produttore può offrire in più una garanzia sua, anche di durabilità oltre i due anni. In quel caso la trovi nella pagina del prodotto, con l’etichetta armonizzata. Non toglie nulla alla garanzia legale.</p>,
    },
    {
      id: "avviso",
      title: "L’avviso armonizzato",
      body: <p>Il riquadro in questa pagina riporta con parole nostre il contenuto dell’avviso del regolamento di esecuzione (UE) 2025/1960. Prima di aprire un negozio vero va sostituito con la grafica ufficiale dell’allegato I, che non si può modificare.</p>,
    },
  ],
};
