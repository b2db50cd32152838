/** Words that every text has, in the languages most written with a space between words. What is missing shows as a topic. */
const frequent = new Set(
  `about after all also and any are because been before being but can come could day did does don't each even every for
  from get got had has have her here him his how i'm if into it's its just know let like made make many may me more most
  much must new not now off one only other our out over own see she should so some such take than that the their them then
  there these they this those through time too two under until up us use very via want was way we'll we're we've well were
  what when where which while who why will with would you you'll you're your today
  aber alle als auch auf aus bei bin bis das dass dem den der des die dies diese dir doch ein eine einem einen einer eines
  euch euer für hat ich ihr ihre immer ist jetzt kann kein mehr mein mit nach nicht noch nur oder sehr sein sich sie sind
  über und uns unser von vor war was wenn werden wie wir wird zum zur
  avec aux cette ces dans des elle est être ils les leur mais nous notre par pas plus pour que qui sans ses son sont sur
  tout tous une vos votre vous
  como con del desde donde ella ellos entre esta este estos hay las los más muy nos nuestro para pero por porque que sin
  sobre son sus también una uno
  alla anche che chi con dei del della delle dove gli hanno nel nella non per più quando quello questa questo sono sua suo
  sul tra una
  ainda com como dos das ela ele entre essa esse está foi isso mais mas meu muito nas não nos para pela pelo por qual são
  sem seu sua também uma você
  het een van voor met niet zijn aan ook maar naar deze dit door wat`.split(/\s+/),
);

export const isFrequent = (word: string): boolean => frequent.has(word.replace(/[’']/g, "'"));
